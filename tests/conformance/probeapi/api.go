// Package probeapi answers the probe plugin's API calls: whole models, empty ones or errors, as the test asks.
package probeapi

import (
	"encoding/json"
	"reflect"
	"sync"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"

	"incident-collaboration/conformance/fill"
	"incident-collaboration/conformance/host"
)

// AppError is what every call fails with whose reply has room for it.
var AppError = &model.AppError{
	Id: "app.user.missing_account.const", Message: "Nicht gefunden 🚒", DetailedError: "id=…", RequestId: "r1",
	StatusCode: 404, Where: "probeapi", SkipTranslation: true,
}

// Error is what every other call fails with that can fail.
var Error = &plugin.ErrorString{Err: "not today 🚒"}

// Mode says how the API answers.
type Mode string

// Failing makes every call fail that can; the other modes are those of package fill.
const Failing Mode = "failing"

// Call is one call that arrived.
type Call struct {
	Name string
	Args []any
	// Result is the value that was answered.
	Result any
}

// API is the fake. A call that is not in the list of our protocol meets the nil interface and ends the run loudly.
type API struct {
	plugin.API
	t   testing.TB
	log *host.Log

	mu   sync.Mutex
	mode Mode
	// settings are what LoadPluginConfiguration answers.
	settings map[string]any
	last     map[string]Call
	count    map[string]int
}

// New makes an API that answers whole models.
func New(t testing.TB, log *host.Log) *API {
	return &API{t: t, log: log, mode: Mode(fill.Full), last: map[string]Call{}, count: map[string]int{}, settings: map[string]any{"limit": 3.5}}
}

// Configure adds a setting of the plugin.
func (a *API) Configure(key string, value any) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.settings[key] = value
}

// Answer sets how all following calls are answered.
func (a *API) Answer(mode Mode) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.mode = mode
}

// Last is the newest call of that name.
func (a *API) Last(name string) Call {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.last[name]
}

// Count tells how often the call arrived.
func (a *API) Count(name string) int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.count[name]
}

// note records a call and refuses what would crash a real server: a pointer argument that is nil.
func (a *API) note(name string, args ...any) Mode {
	for i, arg := range args {
		if v := reflect.ValueOf(arg); v.Kind() == reflect.Pointer && v.IsNil() {
			a.t.Errorf("%s: argument %d is nil, a real server would crash", name, i)
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.count[name]++
	a.last[name] = Call{Name: name, Args: args}
	return a.mode
}

func (a *API) answered(name string, result any) {
	a.mu.Lock()
	defer a.mu.Unlock()
	call := a.last[name]
	call.Result = result
	a.last[name] = call
}

func one[T any](a *API, name string, args ...any) T {
	mode := a.note(name, args...)
	if mode == Failing {
		mode = Mode(fill.Zero)
	}
	result := fill.New[T](fill.Kind(mode))
	a.answered(name, result)
	return result
}

func pair[T any](a *API, name string, args ...any) (T, *model.AppError) {
	mode := a.note(name, args...)
	if mode == Failing {
		var none T
		return none, AppError
	}
	result := fill.New[T](fill.Kind(mode))
	a.answered(name, result)
	return result, nil
}

func pairErr[T any](a *API, name string, args ...any) (T, error) {
	mode := a.note(name, args...)
	if mode == Failing {
		var none T
		return none, Error
	}
	result := fill.New[T](fill.Kind(mode))
	a.answered(name, result)
	return result, nil
}

func fails(a *API, name string, args ...any) *model.AppError {
	if a.note(name, args...) == Failing {
		return AppError
	}
	return nil
}

func errs(a *API, name string, args ...any) error {
	if a.note(name, args...) == Failing {
		return Error
	}
	return nil
}

// LoadPluginConfiguration is the one call whose reply is made from JSON.
func (a *API) LoadPluginConfiguration(dest any) error {
	a.note("LoadPluginConfiguration")
	a.mu.Lock()
	defer a.mu.Unlock()
	document, err := json.Marshal(a.settings)
	if err != nil {
		return err
	}
	return json.Unmarshal(document, dest)
}
