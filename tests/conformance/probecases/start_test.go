package probecases

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"

	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probehost"
)

func TestThePluginIsActiveAfterItsStart(t *testing.T) {
	probe := probehost.New(t)
	took := probe.MustActivate(t)
	if took > 3*time.Second {
		t.Errorf("the activation took %s", took)
	}
	if probe.State() != model.PluginStateRunning || probe.StatusError(t) != "" {
		t.Errorf("state %d, error %q", probe.State(), probe.StatusError(t))
	}
	host.MustBecomeTrue(t, "the plugin's own line is in the server's log", func() bool { return probe.Log.Has("probe is active") })
	_, again, err := probe.Env.Activate(probehost.ID)
	if again || err != nil {
		t.Errorf("a second activation: %v, %v", again, err)
	}
}

func TestSettingsAreReadBeforeTheActivation(t *testing.T) {
	probe := probehost.Start(t)
	heard := probe.Heard()
	if len(heard) != 2 || heard[0].Name != "OnConfigurationChange" || heard[1].Name != "OnActivate" {
		t.Errorf("heard %v", heard)
	}
}

func TestAfterManyChangesTheLastConfigurationIsInForce(t *testing.T) {
	probe := probehost.Start(t)
	for number := range 50 {
		probe.API.Configure("number", number)
		if err := probe.Hooks(t).OnConfigurationChange(); err != nil {
			t.Fatal(err)
		}
	}
	if settings := probe.Ask("GET", "/settings", nil).(map[string]any); settings["number"] != 49.0 {
		t.Errorf("in force is %v", settings)
	}
}

// hookIDs are the hooks of our protocol by their numbers in the server's code.
var hookIDs = map[int]string{
	plugin.OnDeactivateID: "OnDeactivate", plugin.ServeHTTPID: "ServeHTTP", plugin.OnConfigurationChangeID: "OnConfigurationChange",
	plugin.ExecuteCommandID: "ExecuteCommand", plugin.MessageWillBePostedID: "MessageWillBePosted",
	plugin.MessageHasBeenPostedID: "MessageHasBeenPosted", plugin.MessageHasBeenUpdatedID: "MessageHasBeenUpdated",
	plugin.MessageHasBeenDeletedID: "MessageHasBeenDeleted", plugin.UserHasJoinedChannelID: "UserHasJoinedChannel",
	plugin.UserHasLeftChannelID: "UserHasLeftChannel", plugin.UserHasJoinedTeamID: "UserHasJoinedTeam",
	plugin.UserHasLeftTeamID: "UserHasLeftTeam", plugin.ChannelHasBeenCreatedID: "ChannelHasBeenCreated",
	plugin.UserHasBeenDeactivatedID: "UserHasBeenDeactivated", plugin.OnPluginClusterEventID: "OnPluginClusterEvent",
	plugin.ConfigurationWillBeSavedID: "ConfigurationWillBeSaved", plugin.OnWebSocketConnectID: "OnWebSocketConnect",
	plugin.OnWebSocketDisconnectID: "OnWebSocketDisconnect", plugin.GenerateSupportDataID: "GenerateSupportData",
	plugin.ServeMetricsID: "ServeMetrics",
}

func TestTheHostKnowsExactlyTheHooksThatThePluginHas(t *testing.T) {
	probe := probehost.Start(t)
	for id := range plugin.TotalHooksID {
		isAsked := false
		probe.Env.RunMultiPluginHook(func(plugin.Hooks, *model.Manifest) bool {
			isAsked = true
			return true
		}, id)
		name, ours := hookIDs[id]
		if isAsked != ours && id != plugin.OnActivateID {
			t.Errorf("hook %d (%s) is asked: %v", id, name, isAsked)
		}
	}
}

func TestARefusalIsShownToTheAdministrator(t *testing.T) {
	const sentence = "The probe needs a mood 🚒."
	probe := probehost.New(t)
	probe.API.Configure("refuse", sentence)
	_, err := probe.Activate(t)
	if err == nil || err.Error() != sentence {
		t.Errorf("the activation answered %v", err)
	}
	if probe.State() != model.PluginStateFailedToStart || probe.StatusError(t) != sentence {
		t.Errorf("state %d, shown %q", probe.State(), probe.StatusError(t))
	}
	host.MustVanish(t, probe.PID(t))
	probe.API.Configure("refuse", "")
	probe.MustActivate(t)
}

func TestAPersonWhoStartsThePluginIsToldWhatItIs(t *testing.T) {
	script := exec.Command(filepath.Join(os.Getenv(probehost.FolderEnv), "plugin.cjs"))
	script.Env = append(slices.DeleteFunc(os.Environ(), isPluginVariable), "MATTERMOST_PLUGIN=something else")
	var out, errors_ bytes.Buffer
	script.Stdout, script.Stderr = &out, &errors_
	var exit *exec.ExitError
	if err := script.Run(); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("it ended with %v", err)
	}
	if text := strings.TrimSpace(errors_.String()); text == "" || strings.Contains(text, "\n") || out.Len() > 0 {
		t.Errorf("it said %q on stderr and %q on stdout", text, out.String())
	}
}

func isPluginVariable(entry string) bool {
	return strings.HasPrefix(entry, "PLUGIN_") || strings.HasPrefix(entry, "MATTERMOST_PLUGIN=")
}

func TestMetricsHaveADoorOfTheirOwn(t *testing.T) {
	probe := probehost.Start(t)
	request, _ := http.NewRequest(http.MethodGet, "/metrics", nil)
	recorder := newRecorder()
	host.Within(t, "ServeMetrics", func() bool {
		probe.Hooks(t).ServeMetrics(&plugin.Context{}, recorder, request)
		return true
	})
	if recorder.Code != 200 || recorder.Body.String() != "probe_metric 1\n" {
		t.Errorf("%d %q", recorder.Code, recorder.Body)
	}
}
