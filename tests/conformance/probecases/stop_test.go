package probecases

import (
	"sync"
	"testing"
	"time"

	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probehost"
)

func TestNothingIsLeftBehindByAStop(t *testing.T) {
	probe := probehost.Start(t)
	pid, sockets := probe.PID(t), host.Sockets(t, probe.PID(t))
	if len(sockets) != 1 {
		t.Fatalf("the plugin listens on %v", sockets)
	}
	if took := probe.Deactivate(t); took > time.Second {
		t.Errorf("the stop took %s: the plugin did not leave by itself", took)
	}
	if host.IsAlive(pid) {
		t.Error("the process is still there")
	}
	if host.Exists(sockets[0]) {
		t.Errorf("the socket %s is still there", sockets[0])
	}
	if answer := ask(t, probe, probe.Front.Request("GET", "/who", "u1", nil)); answer.Status != 404 {
		t.Errorf("a stopped plugin answers %d", answer.Status)
	}
	probe.MustActivate(t)
}

func TestAHookThatFailsAtTheEndDoesNotKeepThePluginAlive(t *testing.T) {
	probe := probehost.Start(t)
	probe.ExpectLog("OnDeactivate() error")
	probe.Throws("OnDeactivate", "I would rather stay")
	pid := probe.PID(t)
	probe.Deactivate(t)
	host.MustVanish(t, pid)
	if !probe.Log.Has("I would rather stay") {
		t.Error("the reason is not in the log")
	}
}

const underWay = 50

// TestAStopInTheMiddleOfRequests stops while requests wait for their answer: each must end, one way or another.
func TestAStopInTheMiddleOfRequests(t *testing.T) {
	probe := probehost.Start(t)
	probe.ExpectLog("RPC call", "failed to ServeHTTP", "couldn't accept connection", "timeout")
	pid := probe.PID(t)
	var all sync.WaitGroup
	for range underWay {
		all.Go(func() {
			// Go's client would send a GET again.
			answer, err := probe.Front.Try(probe.Front.Request("POST", "/slow?milliseconds=60000", "u1", nil))
			if err == nil && answer.Status != 500 && answer.Status != 404 {
				t.Errorf("a request that was cut off was answered %d %q", answer.Status, answer.Body)
			}
		})
	}
	host.MustBecomeTrue(t, "all requests have begun", func() bool { return probe.API.Count("GetServerVersion") == underWay })
	probe.Deactivate(t)
	host.Within(t, "the end of all requests", func() bool { all.Wait(); return true })
	host.MustVanish(t, pid)
}
