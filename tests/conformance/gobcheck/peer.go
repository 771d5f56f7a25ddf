// Package gobcheck lets Go's own codec judge ours, without any plugin around it.
package gobcheck

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
)

// Peer is a Node process that encodes and decodes with server/plugin-rpc, one JSON line a job.
type Peer struct {
	in  io.Writer
	out *bufio.Reader
}

// StartPeer runs gobcheck/peer.ts; it ends with the test.
func StartPeer(t testing.TB) *Peer {
	t.Helper()
	process := exec.Command("node", "peer.ts")
	process.Stderr = os.Stderr
	in, err := process.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatalf("the Node side does not start: %v", err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = process.Wait()
	})
	return &Peer{in, bufio.NewReader(out)}
}

type job struct {
	Op     string                `json:"op"`
	Table  map[string][][]string `json:"table,omitempty"`
	Kinds  []string              `json:"kinds,omitempty"`
	Values []any                 `json:"values,omitempty"`
	Hex    string                `json:"hex,omitempty"`
	Chunks []int                 `json:"chunks,omitempty"`
}

type result struct {
	Hex    []string `json:"hex"`
	Values []any    `json:"values"`
	Error  string   `json:"error"`
}

// Learn tells the peer which struct types there are.
func (p *Peer) Learn(table map[string][][]string) error {
	_, err := p.do(job{Op: "learn", Table: table})
	return err
}

// Encode gives the bytes of each value, all on one stream.
func (p *Peer) Encode(kinds []string, values []any) ([]string, error) {
	done, err := p.do(job{Op: "encode", Kinds: kinds, Values: values})
	return done.Hex, err
}

// Decode reads one value of each kind from one stream that arrives in chunks of the given sizes.
func (p *Peer) Decode(kinds []string, hex string, chunks []int) ([]any, error) {
	done, err := p.do(job{Op: "decode", Kinds: kinds, Hex: hex, Chunks: chunks})
	return done.Values, err
}

func (p *Peer) do(work job) (result, error) {
	line, err := json.Marshal(work)
	if err != nil {
		return result{}, err
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		return result{}, err
	}
	answer, err := p.out.ReadBytes('\n')
	if err != nil {
		return result{}, fmt.Errorf("the Node side is gone: %w", err)
	}
	var done result
	if err := json.Unmarshal(answer, &done); err != nil {
		return result{}, err
	}
	if done.Error != "" {
		return result{}, fmt.Errorf("Node: %s", done.Error)
	}
	return done, nil
}
