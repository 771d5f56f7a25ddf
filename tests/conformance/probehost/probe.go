// Package probehost runs the probe plugin under the host and speaks with it over HTTP.
package probehost

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"

	"incident-collaboration/conformance/form"
	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probeapi"
)

const (
	// FolderEnv names the folder with the bundled probe.
	FolderEnv = "IC_PROBE"
	// ID is the plugin id of the probe.
	ID = "probe"
	// User is who asks in tests that are not about asking.
	User = "u1aaaaaaaaaaaaaaaaaaaaaaaa"
)

// Probe is the plugin, its host, and the API it talks to.
type Probe struct {
	*host.Host
	API   *probeapi.API
	Front *host.Front

	t testing.TB
}

// New installs the probe without starting it.
func New(t testing.TB) *Probe {
	t.Helper()
	folder := os.Getenv(FolderEnv)
	if folder == "" {
		t.Fatalf("%s holds no folder with the probe: run this through tests/conformance/run.ts", FolderEnv)
	}
	log := host.NewLog(t)
	api := probeapi.New(t, log)
	h := host.New(t, host.Options{ID: ID, Install: host.FromFolder(folder), API: api, Log: log})
	return &Probe{Host: h, API: api, Front: host.NewFront(t, h), t: t}
}

// Start installs and activates the probe.
func Start(t testing.TB) *Probe {
	t.Helper()
	probe := New(t)
	probe.MustActivate(t)
	return probe
}

// Ask sends a request to one of the probe's doors (probe/routes.ts) and reads its JSON answer.
func (p *Probe) Ask(method, path string, body any) any {
	p.t.Helper()
	content, err := json.Marshal(body)
	if err != nil {
		p.t.Fatal(err)
	}
	answer := host.Within(p.t, path, func() host.Answer {
		return p.Front.Do(p.t, p.Front.Request(method, path, User, content))
	})
	if answer.Status != 200 {
		p.t.Fatalf("%s %s: %d %s", method, path, answer.Status, answer.Body)
	}
	if len(answer.Body) == 0 {
		return nil
	}
	var result any
	if err := json.Unmarshal(answer.Body, &result); err != nil {
		p.t.Fatalf("%s %s: %v\n%s", method, path, err, answer.Body)
	}
	return result
}

// Heard is one hook as it arrived at the probe.
type Heard struct {
	Name string
	Args []any
}

// Heard gives the hooks that arrived since it was asked last.
func (p *Probe) Heard() []Heard {
	p.t.Helper()
	var heard []Heard
	for _, entry := range p.Ask("GET", "/heard", nil).([]any) {
		fields := entry.(map[string]any)
		heard = append(heard, Heard{fields["name"].(string), fields["args"].([]any)})
	}
	return heard
}

// Returns makes a hook of the probe return a value from now on.
func (p *Probe) Returns(hook string, value any) {
	p.t.Helper()
	p.Ask("PUT", "/script/"+hook, map[string]any{"returns": value})
}

// Throws makes a hook of the probe fail from now on.
func (p *Probe) Throws(hook, text string) {
	p.t.Helper()
	p.Ask("PUT", "/script/"+hook, map[string]any{"throws": text})
}

// Outcome is how a call of the probe's went.
type Outcome struct {
	Result any
	Error  map[string]any
}

// Call makes the probe call the host's API with arguments in JSON form.
func (p *Probe) Call(name string, args []any) Outcome {
	p.t.Helper()
	fields := p.Ask("POST", "/api/"+name, args).(map[string]any)
	failure, _ := fields["error"].(map[string]any)
	return Outcome{fields["result"], failure}
}

// modelsOf is the server line whose models ours were written after.
const modelsOf = "11.6.0"

// Difference compares what Node read with what Go sent; under another server line fields may have come or gone.
func Difference(got, want any) string {
	if model.CurrentVersion == modelsOf {
		return form.Difference(got, want)
	}
	return form.KnownDifference(got, want)
}
