package form

import (
	"encoding"
	"encoding/gob"
	"fmt"
	"reflect"
	"strings"
)

var (
	gobEncoder      = reflect.TypeFor[gob.GobEncoder]()
	binaryMarshaler = reflect.TypeFor[encoding.BinaryMarshaler]()
)

// Table describes struct types as vectors/types.json does: name to fields, a field is name, kind and perhaps "optional".
type Table map[string][][]string

// Add describes a type, everything below it included, and gives its kind.
func (table Table) Add(t reflect.Type) string {
	if kind := opaqueKind(t); kind != "" {
		return kind
	}
	switch t.Kind() {
	case reflect.Pointer:
		return table.Add(t.Elem())
	case reflect.Struct:
		return table.addStruct(t)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "bytes"
		}
		return "[]" + table.Add(t.Elem())
	case reflect.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), table.Add(t.Elem()))
	case reflect.Map:
		return fmt.Sprintf("map[%s]%s", table.Add(t.Key()), table.Add(t.Elem()))
	default:
		return scalarKind(t.Kind())
	}
}

func (table Table) addStruct(t reflect.Type) string {
	name := strings.NewReplacer("[", "_", "]", "_", "*", "_", ".", "_", "/", "_").Replace(t.String())
	if _, known := table[name]; known {
		return name
	}
	table[name] = [][]string{}
	fields := [][]string{}
	for i := range t.NumField() {
		field := t.Field(i)
		if !OnWire(field) {
			continue
		}
		entry := []string{field.Name, table.Add(field.Type)}
		if field.Type.Kind() == reflect.Pointer {
			entry = append(entry, "optional")
		}
		fields = append(fields, entry)
	}
	table[name] = fields
	return name
}

func scalarKind(kind reflect.Kind) string {
	name := strings.TrimRight(kind.String(), "0123456789")
	switch name {
	case "bool", "int", "uint", "float", "complex", "string", "interface":
		return name
	default:
		panic("no wire kind for " + kind.String())
	}
}

func opaqueKind(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch pointer := reflect.PointerTo(t); {
	case t.Kind() == reflect.Interface:
		return ""
	case pointer.Implements(gobEncoder):
		return "GobEncoder:" + t.Name()
	case pointer.Implements(binaryMarshaler):
		return "BinaryMarshaler:" + t.Name()
	default:
		return ""
	}
}
