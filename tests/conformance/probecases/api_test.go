package probecases

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"

	"incident-collaboration/conformance/fill"
	"incident-collaboration/conformance/form"
	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probeapi"
	"incident-collaboration/conformance/probehost"
)

func TestOurListOfCallsIsTheOneOfTheProtocol(t *testing.T) {
	probe := probehost.Start(t)
	var ours []string
	for _, name := range probe.Ask("GET", "/calls", nil).([]any) {
		if name != "within" {
			ours = append(ours, name.(string))
		}
	}
	slices.Sort(ours)
	want := slices.Sorted(slices.Values(probeapi.Calls))
	if !slices.Equal(ours, want) {
		t.Errorf("Node has %v\nthe list has %v", ours, want)
	}
}

func TestEveryCallArrivesWholeAndBringsItsResultBack(t *testing.T) {
	probe := probehost.Start(t)
	for _, kind := range fill.Kinds {
		probe.API.Answer(probeapi.Mode(kind))
		for _, name := range probeapi.Calls {
			if isLog(name) || name == "LoadPluginConfiguration" {
				continue
			}
			args := argsOf(name, kind)
			outcome := probe.Call(name, formsOf(args))
			if outcome.Error != nil {
				t.Errorf("%s, %s: failed with %v", name, kind, outcome.Error)
				continue
			}
			call := probe.API.Last(name)
			if text := probehost.Difference(formsOf(call.Args), formsOf(args)); text != "" {
				t.Errorf("%s, %s: the arguments differ: %s", name, kind, text)
			}
			if text := differenceOf(outcome.Result, call.Result); text != "" {
				t.Errorf("%s, %s: the result differs: %s", name, kind, text)
			}
		}
	}
	probe.Call("LoadPluginConfiguration", []any{})
	logEverything(probe)
	for _, name := range probeapi.Calls {
		host.MustBecomeTrue(t, name+" was provoked", func() bool { return probe.API.Count(name) > 0 })
	}
}

func TestEveryErrorOfTheHostArrivesAsItIs(t *testing.T) {
	probe := probehost.Start(t)
	probe.API.Answer(probeapi.Failing)
	for _, name := range probeapi.Calls {
		if isLog(name) {
			continue
		}
		outcome := probe.Call(name, formsOf(argsOf(name, fill.Full)))
		if text := form.Difference(any(outcome.Error), errorOf(name)); text != "" {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// errorOf is what Node must make of the error that the call answers; nil for calls that cannot fail.
func errorOf(name string) any {
	method := methodOf(name)
	if name == "LoadPluginConfiguration" || method.NumOut() == 0 {
		return nil
	}
	switch method.Out(method.NumOut() - 1) {
	case reflect.TypeFor[*model.AppError]():
		e := probeapi.AppError
		return map[string]any{
			"id": e.Id, "statusCode": float64(e.StatusCode), "message": e.Message, "where": e.Where, "detailedError": e.DetailedError,
		}
	case reflect.TypeFor[error]():
		return map[string]any{
			"id": "plugin_rpc.plain", "statusCode": 500.0, "message": probeapi.Error.Err, "where": name, "detailedError": "",
		}
	default:
		return nil
	}
}

func TestSettingsArriveAsJSON(t *testing.T) {
	probe := probehost.Start(t)
	probe.API.Configure("text", "ü🚒")
	outcome := probe.Call("LoadPluginConfiguration", []any{})
	want := form.Of([]byte(`{"limit":3.5,"text":"ü🚒"}`))
	if text := form.Difference(outcome.Result, want); text != "" {
		t.Error(text)
	}
}

func TestLogLinesKeepLevelAndFields(t *testing.T) {
	probe := probehost.Start(t)
	logEverything(probe)
	for _, level := range []string{"debug", "info", "warn", "error"} {
		host.MustBecomeTrue(t, "a line of level "+level, func() bool {
			return slices.ContainsFunc(probe.Log.Lines(), func(line string) bool {
				return strings.Contains(line, `"level":"`+level+`"`) && strings.Contains(line, `"a key":"7"`)
			})
		})
	}
}

func logEverything(probe *probehost.Probe) {
	for _, name := range []string{"LogDebug", "LogInfo", "LogWarn", "LogError"} {
		probe.Call(name, []any{"a line by " + name, []any{"a key", 7.0}})
	}
}

func isLog(name string) bool {
	return slices.Contains([]string{"LogDebug", "LogInfo", "LogWarn", "LogError"}, name)
}

func methodOf(name string) reflect.Type {
	method, _ := reflect.TypeFor[plugin.API]().MethodByName(name)
	return method.Type
}

func argsOf(name string, kind fill.Kind) []any {
	method := methodOf(name)
	args := []any{}
	for i := range method.NumIn() {
		args = append(args, fill.Value(method.In(i), kind).Interface())
	}
	return args
}

func formsOf(values []any) []any {
	forms := make([]any, len(values))
	for i, value := range values {
		forms[i] = form.Of(value)
	}
	return forms
}
