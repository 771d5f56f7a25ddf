package probecases

import (
	"fmt"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"incident-collaboration/conformance/fill"
	"incident-collaboration/conformance/form"
	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probehost"
)

const (
	requestsAtOnce = 500
	callsAtOnce    = 2000
)

func TestFiveHundredRequestsAtOnce(t *testing.T) {
	probe := probehost.Start(t)
	begin := time.Now()
	var all sync.WaitGroup
	for number := range requestsAtOnce {
		all.Go(func() {
			user := fmt.Sprintf("u%d", number)
			answer, err := probe.Front.Try(probe.Front.Request("GET", "/who", user, nil))
			if err != nil || answer.Status != 200 || string(answer.Body) != fmt.Sprintf(`{"user":%q}`, user) {
				t.Errorf("request %d: %d %q, %v", number, answer.Status, answer.Body, err)
			}
		})
	}
	all.Wait()
	t.Logf("%d requests at once took %s", requestsAtOnce, time.Since(begin))
}

func TestTwoThousandCallsAtOnce(t *testing.T) {
	probe := probehost.Start(t)
	begin := time.Now()
	args := formsOf(argsOf("GetUser", fill.Full))
	done := probe.Ask("POST", fmt.Sprintf("/burst/GetUser?count=%d", callsAtOnce), args)
	if text := form.Difference(done, map[string]any{"succeeded": float64(callsAtOnce)}); text != "" {
		t.Error(text)
	}
	if count := probe.API.Count("GetUser"); count != callsAtOnce {
		t.Errorf("%d calls arrived", count)
	}
	t.Logf("%d calls at once took %s", callsAtOnce, time.Since(begin))
}

const requestsInTurn = 2000

// The way in as Mattermost pays it: from ServeHTTP to the last byte, one request after the other.
func TestRequestsInTurn(t *testing.T) {
	probe := probehost.Start(t)
	took := make([]time.Duration, requestsInTurn)
	for number := range took {
		request := httptest.NewRequest("GET", "/who", nil)
		request.Header.Set(host.UserHeader, "u1")
		answer := httptest.NewRecorder()
		begin := time.Now()
		probe.Host.InMemory(answer, request)
		took[number] = time.Since(begin)
		if answer.Code != 200 || answer.Body.String() != `{"user":"u1"}` {
			t.Fatalf("request %d: %d %q", number, answer.Code, answer.Body)
		}
	}
	slices.Sort(took)
	t.Logf("figure: way in, one caller, Mattermost's own host code: p50 %s, p99 %s", took[requestsInTurn/2], took[requestsInTurn*99/100])
}
