package form

import (
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
)

// Difference tells where two values in JSON form differ, zero fields aside; empty if they do not.
func Difference(got, want any) string {
	return differ("value", Bare(got), Bare(want))
}

// Bare drops everything from objects that gob may leave out: zeros, empty lists and maps.
func Bare(value any) any {
	switch value := value.(type) {
	case map[string]any:
		object := map[string]any{}
		for key, field := range value {
			if bare := Bare(field); !isZero(bare) {
				object[key] = bare
			}
		}
		return sortedPairs(object)
	case []any:
		list := make([]any, len(value))
		for i := range value {
			list[i] = Bare(value[i])
		}
		return list
	default:
		return value
	}
}

// sortedPairs gives maps with other keys than strings one order.
func sortedPairs(object map[string]any) any {
	pairs, ok := object["$map"].([]any)
	if ok {
		sort.Slice(pairs, func(i, j int) bool { return text(pairs[i]) < text(pairs[j]) })
	}
	return object
}

func isZero(value any) bool {
	switch value := value.(type) {
	case nil:
		return true
	case map[string]any:
		bytes, isBytes := value["$bytes"]
		return len(value) == 0 || (isBytes && bytes == "")
	case []any:
		return len(value) == 0
	default:
		return reflect.ValueOf(value).IsZero()
	}
}

func differ(path string, got, want any) string {
	gotObject, ok := got.(map[string]any)
	if wantObject, both := want.(map[string]any); ok && both {
		return differInFields(path, gotObject, wantObject)
	}
	gotList, ok := got.([]any)
	if wantList, both := want.([]any); ok && both && len(gotList) == len(wantList) {
		for i := range gotList {
			if text := differ(fmt.Sprintf("%s[%d]", path, i), gotList[i], wantList[i]); text != "" {
				return text
			}
		}
		return ""
	}
	if isZero(got) && isZero(want) || reflect.DeepEqual(got, want) {
		return ""
	}
	return fmt.Sprintf("%s: got %s, want %s", path, text(got), text(want))
}

func differInFields(path string, got, want map[string]any) string {
	names := map[string]bool{}
	for name := range got {
		names[name] = true
	}
	for name := range want {
		names[name] = true
	}
	for name := range names {
		if text := differ(path+"."+name, got[name], want[name]); text != "" {
			return text
		}
	}
	return ""
}

func text(value any) string {
	bytes, err := json.Marshal(value)
	if err != nil {
		return err.Error()
	}
	if len(bytes) > 300 {
		return string(bytes[:300]) + "…"
	}
	return string(bytes)
}
