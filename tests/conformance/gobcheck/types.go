package gobcheck

import (
	"net/http"
	"net/rpc"
	"net/url"
	"reflect"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
)

// goTypes finds the Go type of a vector by the name it bears in the vector files.
var goTypes = nameTypes()

func nameTypes() map[string]reflect.Type {
	named := map[string]reflect.Type{"http.Header": reflect.TypeFor[http.Header]()}
	plain := []any{
		false, 0, int8(0), int32(0), int64(0), uint(0), uint8(0), uint32(0), uint64(0), float32(0), float64(0), "", complex128(0),
		[]byte{}, []string{}, []int{}, []bool{}, [][]string{}, [3]int{}, map[string]string{}, map[int]string{},
		map[string]bool{}, struct{}{}, time.Time{}, url.URL{}, rpc.Request{}, rpc.Response{},
	}
	for _, list := range [][]any{plain, hookTypes, apiTypes, modelTypes} {
		for _, zero := range list {
			named[reflect.TypeOf(zero).String()] = reflect.TypeOf(zero)
		}
	}
	named["model.MessageAttachment"] = reflect.TypeFor[model.SlackAttachment]() // its name until 11.5
	named["map[string]any"] = reflect.TypeFor[map[string]any]()
	for _, zero := range codecTypes {
		named["main."+reflect.TypeOf(zero).Name()] = reflect.TypeOf(zero)
	}
	return named
}
