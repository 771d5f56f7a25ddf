package host

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"
)

// Activate starts the plugin and says how long that took and what the plugin answered.
func (h *Host) Activate(t testing.TB) (time.Duration, error) {
	t.Helper()
	begin := time.Now()
	return Within(t, "activation", func() timed {
		_, _, err := h.Env.Activate(h.id)
		return timed{time.Since(begin), err}
	}).values()
}

// MustActivate starts the plugin or ends the test.
func (h *Host) MustActivate(t testing.TB) time.Duration {
	t.Helper()
	took, err := h.Activate(t)
	if err != nil {
		t.Fatalf("activation failed: %v\n%s", err, h.Log.Tail(40))
	}
	return took
}

// Deactivate stops the plugin as an administrator would.
func (h *Host) Deactivate(t testing.TB) time.Duration {
	t.Helper()
	begin := time.Now()
	Within(t, "deactivation", func() bool { return h.Env.Deactivate(h.id) })
	return time.Since(begin)
}

// CheckHealth runs one round of the health job now instead of after 30 s.
func (h *Host) CheckHealth(t testing.TB) {
	t.Helper()
	h.Env.TogglePluginHealthCheckJob(true)
	Within(t, "health check", func() bool { h.Env.GetPluginHealthCheckJob().CheckPlugin(h.id); return true })
}

// Hooks are those of the running process: take them again after a restart.
func (h *Host) Hooks(t testing.TB) plugin.Hooks {
	t.Helper()
	hooks, err := h.Env.HooksForPlugin(h.id)
	if err != nil {
		t.Fatalf("no hooks: %v", err)
	}
	return hooks
}

// WebappBundles are the files that browsers would load, named by the hash of their content.
func (h *Host) WebappBundles() []string {
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(filepath.Dir(h.dir)), "client", h.id, h.id+"_*_bundle.js"))
	return files
}

// State is one of model.PluginState….
func (h *Host) State() int { return h.Env.GetPluginState(h.id) }

// StatusError is the sentence that the administrator reads in the plugin list.
func (h *Host) StatusError(t testing.TB) string {
	t.Helper()
	status := h.status(t)
	if status == nil {
		t.Fatal("the plugin is not in the list of statuses")
		return ""
	}
	return status.Error
}

func (h *Host) status(t testing.TB) *model.PluginStatus {
	t.Helper()
	statuses, err := h.Env.Statuses()
	if err != nil {
		t.Fatal(err)
	}
	for _, status := range statuses {
		if status.PluginId == h.id {
			return status
		}
	}
	return nil
}

type timed struct {
	took time.Duration
	err  error
}

func (r timed) values() (time.Duration, error) { return r.took, r.err }

// Within ends the test if the step has not come back in time.
func Within[T any](t testing.TB, step string, run func() T) T {
	t.Helper()
	return WithinTime(t, step, Deadline, run)
}

// WithinTime is Within with a time limit of its own.
func WithinTime[T any](t testing.TB, step string, limit time.Duration, run func() T) T {
	t.Helper()
	done := make(chan T, 1)
	go func() { done <- run() }()
	select {
	case result := <-done:
		return result
	case <-time.After(limit):
		t.Fatalf("%s took longer than %s", step, limit)
		panic("unreachable")
	}
}
