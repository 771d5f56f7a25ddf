// Package form writes any Go value in the JSON form of the golden vectors (tests/plugin-rpc/vectors/README.md), so that
// a value can be compared with what the Node side read, and be sent to it.
package form

import (
	"encoding"
	"encoding/gob"
	"encoding/hex"
	"math"
	"reflect"
	"strconv"
	"time"
)

const maxSafe = 1<<53 - 1

// Of gives the value as JSON-like data: struct fields by Go name, only those that gob would send.
func Of(value any) any {
	if value == nil {
		return nil
	}
	return of(reflect.ValueOf(value))
}

func of(v reflect.Value) any {
	if opaque, ok := opaqueOf(v); ok {
		return opaque
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return of(v.Elem())
	case reflect.Interface:
		return ofInterface(v)
	case reflect.Struct:
		return ofStruct(v)
	case reflect.Slice, reflect.Array:
		return ofList(v)
	case reflect.Map:
		return ofMap(v)
	default:
		return ofScalar(v)
	}
}

func ofScalar(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.String:
		return v.String()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return ofInt(v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return ofUint(v.Uint())
	case reflect.Float32, reflect.Float64:
		return ofFloat(v.Float())
	case reflect.Complex64, reflect.Complex128:
		c := v.Complex()
		return map[string]any{"$complex": []any{ofFloat(real(c)), ofFloat(imag(c))}}
	default:
		panic("no wire form for " + v.Type().String())
	}
}

func ofInt(i int64) any {
	if i > maxSafe || i < -maxSafe {
		return map[string]any{"$int": strconv.FormatInt(i, 10)}
	}
	return float64(i)
}

func ofUint(u uint64) any {
	if u > maxSafe {
		return map[string]any{"$int": strconv.FormatUint(u, 10)}
	}
	return float64(u)
}

func ofFloat(f float64) any {
	switch {
	case math.IsNaN(f):
		return map[string]any{"$float": "NaN"}
	case math.IsInf(f, 1):
		return map[string]any{"$float": "Inf"}
	case math.IsInf(f, -1):
		return map[string]any{"$float": "-Inf"}
	case f == 0 && math.Signbit(f):
		return map[string]any{"$float": "-0"}
	default:
		return f
	}
}

func ofList(v reflect.Value) any {
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
		return map[string]any{"$bytes": hex.EncodeToString(v.Bytes())}
	}
	list := make([]any, v.Len())
	for i := range list {
		list[i] = of(v.Index(i))
	}
	return list
}

func ofMap(v reflect.Value) any {
	if v.Type().Key().Kind() == reflect.String {
		object := map[string]any{}
		for pairs := v.MapRange(); pairs.Next(); {
			object[pairs.Key().String()] = of(pairs.Value())
		}
		return object
	}
	list := []any{}
	for pairs := v.MapRange(); pairs.Next(); {
		list = append(list, []any{of(pairs.Key()), of(pairs.Value())})
	}
	return map[string]any{"$map": list}
}

func ofStruct(v reflect.Value) any {
	object := map[string]any{}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !OnWire(field) || isUnsent(v.Field(i)) {
			continue
		}
		object[field.Name] = of(v.Field(i))
	}
	return object
}

// OnWire tells whether gob gives the field a number at all.
func OnWire(field reflect.StructField) bool {
	t := field.Type
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return field.IsExported() && t.Kind() != reflect.Func && t.Kind() != reflect.Chan
}

func isUnsent(v reflect.Value) bool {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return true
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Slice:
		return v.Len() == 0
	case reflect.Map, reflect.Interface:
		return v.IsNil()
	case reflect.Struct, reflect.Array:
		return false
	default:
		return v.IsZero()
	}
}

func ofInterface(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	held := v.Elem()
	return map[string]any{"$iface": NameOf(held.Type()), "value": of(held)}
}

// NameOf is the name under which the server registers a type for interfaces.
func NameOf(t reflect.Type) string {
	if t.String() == "[]*model.MessageAttachment" {
		return "[]*model.SlackAttachment"
	}
	return t.String()
}

func opaqueOf(v reflect.Value) (any, bool) {
	if !v.CanInterface() || (v.Kind() == reflect.Pointer && v.IsNil()) {
		return nil, false
	}
	if v.Kind() != reflect.Pointer && v.CanAddr() {
		v = v.Addr()
	}
	var bytes []byte
	var err error
	switch value := v.Interface().(type) {
	case *time.Time:
		// Our side keeps milliseconds and no zone.
		bytes, err = value.UTC().Truncate(time.Millisecond).GobEncode()
	case gob.GobEncoder:
		bytes, err = value.GobEncode()
	case encoding.BinaryMarshaler:
		bytes, err = value.MarshalBinary()
	default:
		return nil, false
	}
	if err != nil {
		panic(err)
	}
	return map[string]any{"$opaque": hex.EncodeToString(bytes)}, true
}
