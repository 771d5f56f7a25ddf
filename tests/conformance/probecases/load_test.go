package probecases

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"incident-collaboration/conformance/fill"
	"incident-collaboration/conformance/form"
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
