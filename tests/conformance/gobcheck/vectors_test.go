package gobcheck

import (
	"bytes"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"incident-collaboration/conformance/form"
)

const vectorFolder = "../../plugin-rpc/vectors"

// gobFiles hold gob streams; the other vector files are about frames and single bytes.
var gobFiles = []string{"primitives", "composites", "interfaces", "rpc", "models", "hooks", "api", "http-writer"}

type vector struct {
	Name   string `json:"name"`
	GoType any    `json:"go_type"`
	Value  any    `json:"value"`
	Hex    any    `json:"hex"`
}

// TestGoReadsWhatNodeWrites lets Node encode the value of every vector and Go decode both encodings.
func TestGoReadsWhatNodeWrites(t *testing.T) {
	peer := StartPeer(t)
	for _, file := range gobFiles {
		t.Run(file, func(t *testing.T) {
			vectors := readVectors(t, file)
			if len(vectors) == 0 {
				t.Fatal("the file holds no vectors")
			}
			for _, v := range vectors {
				if err := v.check(peer); err != nil {
					t.Errorf("%s: %v", v.Name, err)
				}
			}
		})
	}
}

func readVectors(t *testing.T, file string) []vector {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(vectorFolder, file+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(content, &vectors); err != nil {
		t.Fatal(err)
	}
	return vectors
}

func (v vector) check(peer *Peer) error {
	types, err := v.types()
	if err != nil {
		return err
	}
	kinds, err := teach(peer, types)
	if err != nil {
		return err
	}
	encoded, err := peer.Encode(kinds, listOf(v.Value, isList(v.GoType)))
	if err != nil {
		return err
	}
	ours, err := decodeAll(types, strings.Join(encoded, ""))
	if err != nil {
		return fmt.Errorf("Go cannot read it: %w", err)
	}
	golden, err := decodeAll(types, joined(v.Hex))
	if err != nil {
		return fmt.Errorf("Go cannot read the vector itself: %w", err)
	}
	if text := form.Difference(form.Of(ours), form.Of(golden)); text != "" {
		return fmt.Errorf("%s", text)
	}
	return nil
}

func (v vector) types() ([]reflect.Type, error) {
	var types []reflect.Type
	for _, name := range listOf(v.GoType, isList(v.GoType)) {
		t, known := goTypes[strings.TrimPrefix(name.(string), "*")]
		if !known {
			return nil, fmt.Errorf("no Go type is called %s", name)
		}
		types = append(types, t)
	}
	return types, nil
}

func teach(peer *Peer, types []reflect.Type) ([]string, error) {
	table := form.Table{}
	kinds := make([]string, len(types))
	for i, t := range types {
		kinds[i] = table.Add(t)
	}
	return kinds, peer.Learn(table)
}

// decodeAll reads one value of each type from one stream with Go's own decoder; nothing may be left over.
func decodeAll(types []reflect.Type, digits string) ([]any, error) {
	stream, err := hex.DecodeString(digits)
	if err != nil {
		return nil, err
	}
	reader := bytes.NewReader(stream)
	decoder := gob.NewDecoder(reader)
	values := make([]any, len(types))
	for i, t := range types {
		value := reflect.New(t)
		if err := decoder.DecodeValue(value); err != nil {
			return nil, fmt.Errorf("value %d: %w", i, err)
		}
		values[i] = value.Interface()
	}
	if reader.Len() > 0 {
		return nil, fmt.Errorf("%d bytes are left over", reader.Len())
	}
	return values, nil
}

func isList(value any) bool {
	_, ok := value.([]any)
	return ok
}

func listOf(value any, already bool) []any {
	if already {
		return value.([]any)
	}
	return []any{value}
}

func joined(value any) string {
	var all strings.Builder
	for _, part := range listOf(value, isList(value)) {
		all.WriteString(part.(string))
	}
	return all.String()
}
