package gobcheck

import (
	"bytes"
	"encoding/gob"
	"encoding/hex"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"incident-collaboration/conformance/form"
)

const (
	streams         = 1000
	valuesPerStream = 3
)

// newGrower always grows the same trees.
func newGrower() grower { return grower{rand.New(rand.NewPCG(2026, 11))} }

// TestNodeReadsRandomTreesOfGo sends streams of Go in chunks of random size.
func TestNodeReadsRandomTreesOfGo(t *testing.T) {
	peer, g := StartPeer(t), newGrower()
	kinds := treeKinds(t, peer)
	for stream := range streams {
		trees := growTrees(g)
		var written bytes.Buffer
		encoder := gob.NewEncoder(&written)
		for _, tree := range trees {
			if err := encoder.Encode(tree); err != nil {
				t.Fatal(err)
			}
		}
		digits := hex.EncodeToString(written.Bytes())
		read, err := peer.Decode(kinds, digits, g.chunks(written.Len()))
		if err != nil {
			t.Fatalf("stream %d: %v\n%s", stream, err, digits)
		}
		if text := form.Difference(read, form.Of(trees)); text != "" {
			t.Fatalf("stream %d: %s\n%s", stream, text, digits)
		}
	}
}

// TestGoReadsRandomTreesOfNode sends the same trees the other way.
func TestGoReadsRandomTreesOfNode(t *testing.T) {
	peer, g := StartPeer(t), newGrower()
	kinds := treeKinds(t, peer)
	types := []reflect.Type{reflect.TypeFor[Tree](), reflect.TypeFor[Tree](), reflect.TypeFor[Tree]()}
	for stream := range streams {
		trees := growTrees(g)
		values := make([]any, len(trees))
		for i, tree := range trees {
			values[i] = form.Of(tree)
		}
		encoded, err := peer.Encode(kinds, values)
		if err != nil {
			t.Fatalf("stream %d: %v", stream, err)
		}
		read, err := decodeAll(types, strings.Join(encoded, ""))
		if err != nil {
			t.Fatalf("stream %d: %v\n%s", stream, err, strings.Join(encoded, "\n"))
		}
		if text := form.Difference(formsOf(read), form.Of(trees)); text != "" {
			t.Fatalf("stream %d: %s\n%s", stream, text, strings.Join(encoded, "\n"))
		}
	}
}

func treeKinds(t *testing.T, peer *Peer) []string {
	t.Helper()
	kinds, err := teach(peer, []reflect.Type{reflect.TypeFor[Tree](), reflect.TypeFor[Tree](), reflect.TypeFor[Tree]()})
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

func formsOf(values []any) []any {
	forms := make([]any, len(values))
	for i, value := range values {
		forms[i] = form.Of(value)
	}
	return forms
}

func growTrees(g grower) []*Tree {
	trees := make([]*Tree, valuesPerStream)
	for i := range trees {
		trees[i] = g.tree(2)
	}
	return trees
}

// chunks cuts a stream at random places, now and then byte by byte.
func (g grower) chunks(length int) []int {
	most := 1 + g.IntN(200)
	var sizes []int
	for sum := 0; sum < length; {
		size := 1 + g.IntN(most)
		sizes = append(sizes, size)
		sum += size
	}
	return sizes
}
