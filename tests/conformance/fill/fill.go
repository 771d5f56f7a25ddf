// Package fill makes values of any type for the codecs to carry: everything set, everything at its limits, or nothing.
package fill

import (
	"math"
	"net/url"
	"reflect"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"
)

// Kind says how a value is filled.
type Kind string

// Full sets every field to something telling, Max to the limit of its type, Zero leaves all at zero.
const (
	Full Kind = "full"
	Max  Kind = "max"
	Zero Kind = "zero"
)

// Kinds are all kinds.
var Kinds = []Kind{Full, Max, Zero}

// maxDepth ends recursive models: a post holds users and other posts.
const maxDepth = 5

var (
	anyType   = reflect.TypeFor[any]()
	errorType = reflect.TypeFor[error]()
	timeType  = reflect.TypeFor[time.Time]()
	urlType   = reflect.TypeFor[url.URL]()
)

// New makes a value of type T; an outermost pointer is never nil.
func New[T any](kind Kind) T {
	return Value(reflect.TypeFor[T](), kind).Interface().(T)
}

// Value makes a value of the type; an outermost pointer is never nil.
func Value(t reflect.Type, kind Kind) reflect.Value {
	v := reflect.New(t).Elem()
	if kind != Zero {
		filler{kind}.fill(v, t.Name(), 0)
	} else if t.Kind() == reflect.Pointer {
		v.Set(reflect.New(t.Elem()))
	}
	return v
}

type filler struct{ kind Kind }

func (f filler) fill(v reflect.Value, name string, depth int) {
	switch t := v.Type(); t.Kind() {
	case reflect.Pointer:
		if depth < maxDepth {
			v.Set(reflect.New(t.Elem()))
			f.fill(v.Elem(), name, depth)
		}
	case reflect.Struct:
		f.fillStruct(v, depth)
	case reflect.Slice:
		f.fillSlice(v, name, depth)
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i), name, depth+1)
		}
	case reflect.Map:
		f.fillMap(v, name, depth)
	case reflect.Interface:
		f.fillInterface(v, name)
	default:
		f.fillScalar(v, name)
	}
}

func (f filler) fillStruct(v reflect.Value, depth int) {
	switch v.Type() {
	case timeType:
		v.Set(reflect.ValueOf(time.Date(2026, 1, 1, 0, 0, 0, 123456789, time.UTC)))
		return
	case urlType:
		v.Set(reflect.ValueOf(url.URL{Scheme: "https", Host: "chat.example", Path: "/über", RawQuery: "q=✓"}))
		return
	}
	for i := range v.NumField() {
		if v.Field(i).CanSet() {
			f.fill(v.Field(i), v.Type().Field(i).Name, depth+1)
		}
	}
}

func (f filler) fillSlice(v reflect.Value, name string, depth int) {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		v.SetBytes([]byte{0, 127, 128, 255, '"'})
		return
	}
	if depth+1 >= maxDepth { // its elements must not be nil
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), 2, 2))
	for i := range 2 {
		f.fill(v.Index(i), name, depth+1)
	}
}

func (f filler) fillMap(v reflect.Value, name string, depth int) {
	if depth+1 >= maxDepth {
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for _, suffix := range []string{"", " 🚒 ключ"} {
		key := reflect.New(v.Type().Key()).Elem()
		f.fill(key, name+suffix, depth+1)
		value := reflect.New(v.Type().Elem()).Elem()
		f.fill(value, name+suffix, depth+1)
		v.SetMapIndex(key, value)
	}
}

func (f filler) fillInterface(v reflect.Value, name string) {
	switch v.Type() {
	case errorType:
		v.Set(reflect.ValueOf(&plugin.ErrorString{Err: name + " failed 🚒"}))
	case anyType:
		v.Set(reflect.ValueOf(f.anything(name)))
	}
}

// anything holds every kind of value that the host puts into interfaces.
func (f filler) anything(name string) any {
	return map[string]any{
		"text": name + " 🚒", "yes": true, "no": false, "float": 1.5, "whole": 3.0, "int": int64(math.MaxInt64), "nothing": nil,
		"empty": "", "bytes": []byte{1, 2, 3}, "names": []string{"a", "", "ö"},
		"list":        []any{"x", nil, 2.5, []any{}, map[string]any{"deep": []any{int64(-1)}}},
		"attachments": []*model.SlackAttachment{{Title: name, Timestamp: int64(7), Fields: []*model.SlackAttachmentField{{Title: "t", Value: "v", Short: true}}}},
	}
}

func (f filler) fillScalar(v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString(f.text(name))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(f.int(v.Type().Bits(), name))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(f.uint(v.Type().Bits()))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(1.5)
	}
}

func (f filler) text(name string) string {
	if f.kind == Max {
		return name + "\x00\u2028\U0010FFFF\"\\\n"
	}
	return name + " 🚒"
}

// int is the largest of the width; in values at their limits every other field is the smallest.
func (f filler) int(bits int, name string) int64 {
	most := int64(math.MaxInt64 >> (64 - bits))
	switch {
	case f.kind == Full:
		return min(most, 1767225600000)
	case len(name)%2 == 1:
		return -most - 1
	default:
		return most
	}
}

func (f filler) uint(bits int) uint64 {
	most := uint64(math.MaxUint64) >> (64 - bits)
	if f.kind == Full {
		return min(most, 1767225600000)
	}
	return most
}
