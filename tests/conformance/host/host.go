// Package host starts a plugin the way a Mattermost server does, with the server's own public code.
package host

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"
)

// Deadline bounds every single step of a test: the slowest one is a start under load.
const Deadline = 30 * time.Second

// Options say which plugin is hosted and who answers its API calls.
type Options struct {
	// ID is the plugin id; its folder bears the same name.
	ID string
	// Install puts the plugin's files into the folder it is given.
	Install func(pluginDir string) error
	// API answers the plugin's calls. It must be ready before Start.
	API plugin.API
	// Log captures everything the host logs; nil makes a new one.
	Log *Log
}

// Host is one plugin environment with one installed plugin.
type Host struct {
	Env *plugin.Environment
	Log *Log

	id      string
	dir     string
	expects []string
}

// New lays out the folders and makes the environment. It starts nothing.
func New(t testing.TB, options Options) *Host {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, "plugins", options.ID)
	client := filepath.Join(root, "client")
	for _, folder := range []string{dir, client} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := options.Install(dir); err != nil {
		t.Fatalf("the plugin could not be installed: %v", err)
	}
	log := options.Log
	if log == nil {
		log = NewLog(t)
	}
	newAPI := func(*model.Manifest) plugin.API { return options.API }
	env, err := plugin.NewEnvironment(newAPI, nil, filepath.Dir(dir), client, log.Logger, nil)
	if err != nil {
		t.Fatal(err)
	}
	h := &Host{Env: env, Log: log, id: options.ID, dir: dir}
	t.Cleanup(func() { h.finish(t) })
	return h
}

// Start makes a host and activates its plugin.
func Start(t testing.TB, options Options) *Host {
	t.Helper()
	h := New(t, options)
	h.MustActivate(t)
	return h
}

// ID is the plugin's id.
func (h *Host) ID() string { return h.id }

// BundleDir is where the plugin's files lie.
func (h *Host) BundleDir() string { return h.dir }

// ExpectLog excuses log lines that hold one of the texts: the test provokes them.
func (h *Host) ExpectLog(texts ...string) { h.expects = append(h.expects, texts...) }

// finish stops the plugin and fails the test on what the host had to complain about.
func (h *Host) finish(t testing.TB) {
	h.Env.Shutdown()
	for _, line := range h.Log.Complaints(h.expects) {
		t.Errorf("the host complained: %s", line)
	}
	if t.Failed() {
		t.Logf("last log lines of the host:\n%s", h.Log.Tail(40))
	}
}
