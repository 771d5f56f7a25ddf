// Package idlecases holds what takes a minute of waiting: the host looks after its plugins every 30 s.
package idlecases

import (
	"net/http"
	"testing"
	"time"

	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probehost"
)

const (
	// twoPings is more than two rounds of the keep-alive, one each 30 s (hashicorp/yamux 0.1.2, mux.go).
	twoPings = 65 * time.Second
	// asleep covers a whole ping and its time limit of 10 s, whenever the block begins.
	asleep = 42 * time.Second
)

// TestAnIdlePluginStaysAndABlockedOneIsReplaced waits for both at once.
func TestAnIdlePluginStaysAndABlockedOneIsReplaced(t *testing.T) {
	idle, blocked := probehost.Start(t), probehost.Start(t)
	idlePID, blockedPID := idle.PID(t), blocked.PID(t)
	blocked.ExpectLog("RPC call", "failed to ServeHTTP", "couldn't accept connection", "timeout", "keepalive", "Health check failed")
	end := time.After(twoPings)

	answer := host.WithinTime(t, "the request that blocks", asleep+host.Deadline, func() host.Answer {
		answer, _ := blocked.Front.Try(blocked.Front.Request(http.MethodPost, "/block?milliseconds=42000", "u1", nil))
		return answer
	})
	if answer.Status != http.StatusInternalServerError {
		t.Errorf("the request that blocked the plugin for %s was answered %d %q", asleep, answer.Status, answer.Body)
	}
	blocked.CheckHealth(t)
	mustServe(t, blocked)
	if blocked.PID(t) == blockedPID {
		t.Error("the blocked plugin was not replaced")
	}
	host.MustVanish(t, blockedPID)

	<-end
	idle.CheckHealth(t)
	mustServe(t, idle)
	if idle.PID(t) != idlePID {
		t.Error("the idle plugin was replaced")
	}
}

func mustServe(t *testing.T, probe *probehost.Probe) {
	t.Helper()
	answer := host.Within(t, "a request", func() host.Answer {
		return probe.Front.Do(t, probe.Front.Request(http.MethodGet, "/who", "u1", nil))
	})
	if answer.Status != http.StatusOK {
		t.Errorf("the plugin answers %d %q", answer.Status, answer.Body)
	}
}
