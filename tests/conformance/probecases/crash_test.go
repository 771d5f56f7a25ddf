package probecases

import (
	"strings"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"

	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probehost"
)

func TestAKilledPluginIsRestartedTwiceAndThenLeftOff(t *testing.T) {
	probe := probehost.Start(t)
	probe.ExpectLog("RPC call", "failed to ServeHTTP", "couldn't accept connection", "timeout", "Health check failed")

	for range 2 {
		killed, sockets := probe.PID(t), host.Sockets(t, probe.PID(t))
		probe.Kill(t)
		mustBeDown(t, probe)
		probe.CheckHealth(t)
		mustBeUp(t, probe)
		if probe.PID(t) == killed {
			t.Error("the restarted plugin has the pid of the killed one")
		}
		for _, socket := range sockets {
			if host.Exists(socket) {
				t.Errorf("the restarted plugin left the socket of the killed one: %s", socket)
			}
		}
	}

	probe.Kill(t)
	probe.CheckHealth(t)
	if probe.State() != model.PluginStateFailedToStayRunning {
		t.Errorf("after the third failure the state is %d", probe.State())
	}
	if _, err := probe.Env.HooksForPlugin(probehost.ID); err == nil || !strings.Contains(err.Error(), "plugin not found") {
		t.Errorf("after the third failure the hooks are there: %v", err)
	}

	probe.MustActivate(t)
	mustBeUp(t, probe)
}

func mustBeDown(t *testing.T, probe *probehost.Probe) {
	t.Helper()
	answer := ask(t, probe, probe.Front.Request("GET", "/who", "u1", nil))
	if answer.Status != 500 || !strings.Contains(string(answer.Body), "500 internal server error") {
		t.Errorf("after the kill HTTP answers %d %q", answer.Status, answer.Body)
	}
	if err := probe.Env.PerformHealthCheck(probehost.ID); err == nil {
		t.Error("after the kill the plugin seems healthy")
	}
}

func mustBeUp(t *testing.T, probe *probehost.Probe) {
	t.Helper()
	answer := ask(t, probe, probe.Front.Request("GET", "/who", "u1", nil))
	if answer.Status != 200 || probe.State() != model.PluginStateRunning {
		t.Errorf("HTTP answers %d, the state is %d", answer.Status, probe.State())
	}
	if err := probe.Env.PerformHealthCheck(probehost.ID); err != nil {
		t.Errorf("the health check says %v", err)
	}
}
