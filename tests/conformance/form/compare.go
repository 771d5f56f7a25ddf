package form

import (
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
)

// Difference tells where two values in JSON form differ, zero fields aside; empty if they do not.
func Difference(got, want any) string {
	return comparison{}.differ("value", got, want)
}

// KnownDifference is Difference that overlooks fields of structs which got does not name: those our models leave out.
func KnownDifference(got, want any) string {
	return comparison{overlooks: true}.differ("value", got, want)
}

// inOrder gives maps with other keys than strings one order.
func inOrder(value any) any {
	object, _ := value.(map[string]any)
	if pairs, ok := object["$map"].([]any); ok {
		sort.Slice(pairs, func(i, j int) bool { return text(pairs[i]) < text(pairs[j]) })
	}
	return value
}

// isEmpty tells whether gob may leave the value out: false, 0, "", nil, and what holds nothing but such fields.
func isEmpty(value any) bool {
	switch value := value.(type) {
	case nil:
		return true
	case map[string]any:
		for name, field := range value {
			if !isEmpty(field) && !(name == "$complex" && allEmpty(field)) {
				return false
			}
		}
		return true
	case []any:
		return len(value) == 0
	default:
		return reflect.ValueOf(value).IsZero()
	}
}

func allEmpty(list any) bool {
	for _, part := range list.([]any) {
		if !isEmpty(part) {
			return false
		}
	}
	return true
}

type comparison struct{ overlooks bool }

func (c comparison) differ(path string, got, want any) string {
	got, want = inOrder(got), inOrder(want)
	gotObject, ok := got.(map[string]any)
	if wantObject, both := want.(map[string]any); ok && both {
		return c.differInFields(path, gotObject, wantObject)
	}
	gotList, ok := got.([]any)
	if wantList, both := want.([]any); ok && both && len(gotList) == len(wantList) {
		return c.differInItems(path, gotList, wantList)
	}
	if isEmpty(got) && isEmpty(want) || reflect.DeepEqual(got, want) {
		return ""
	}
	return fmt.Sprintf("%s: got %s, want %s", path, text(got), text(want))
}

func (c comparison) differInFields(path string, got, want map[string]any) string {
	names := map[string]bool{}
	for name := range got {
		names[name] = true
	}
	for name := range want {
		if _, known := got[name]; known || !c.overlooks {
			names[name] = true
		}
	}
	for name := range names {
		if text := c.differ(path+"."+name, got[name], want[name]); text != "" {
			return text
		}
	}
	return ""
}

func (c comparison) differInItems(path string, got, want []any) string {
	for i := range got {
		if text := c.differ(fmt.Sprintf("%s[%d]", path, i), got[i], want[i]); text != "" {
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
