package probecases

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"

	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/probehost"
)

func TestBodiesOfAnySizeComeBackAsTheyWere(t *testing.T) {
	probe := probehost.Start(t)
	random := rand.NewChaCha8([32]byte{11})
	for _, size := range []int{0, 1, 1 << 10, 65_535, 65_536, 65_537, 262_144, 10_000_000, 20 << 20} {
		body := make([]byte, size)
		_, _ = random.Read(body)
		answer := ask(t, probe, probe.Front.Request("POST", "/echo", probehost.User, body))
		if answer.Status != 200 || !bytes.Equal(answer.Body, body) {
			t.Errorf("%d bytes came back as %d with status %d", size, len(answer.Body), answer.Status)
		}
	}
}

func TestARequestArrivesAsTheClientSentIt(t *testing.T) {
	probe := probehost.Start(t)
	request := probe.Front.Request("PUT", "/describe/%C3%BCber/a%2Fb?q=%F0%9F%9A%92&q=2&empty=", probehost.User, []byte("{}"))
	request.Header["X-Many"] = []string{"one", "two, three"}
	request.Header.Set("X-Wörter", "x")
	request.Header.Del("X-Wörter")
	request.Header.Set("Mattermost-User-Id", "forged")
	seen := describedBy(t, probe, request)

	if seen.Method != "PUT" || seen.URL != "/describe/%C3%BCber/a%2Fb?q=%F0%9F%9A%92&q=2&empty=" || seen.HTTPVersion != "1.1" {
		t.Errorf("seen: %s %s HTTP/%s", seen.Method, seen.URL, seen.HTTPVersion)
	}
	if got := seen.Headers["x-many"]; !slices.Equal(got, []string{"one", "two, three"}) {
		t.Errorf("several values arrived as %q", got)
	}
	if got := seen.Headers["mattermost-user-id"]; !slices.Equal(got, []string{probehost.User}) {
		t.Errorf("the user arrived as %q", got)
	}
	if seen.Address != "127.0.0.1" || seen.Context.SessionID != "session" || len(seen.Headers["host"]) != 1 {
		t.Errorf("address %q, context %+v, host %q", seen.Address, seen.Context, seen.Headers["host"])
	}
}

type described struct {
	Method, URL, HTTPVersion, Address string
	Headers                           map[string][]string
	Context                           struct{ SessionID string }
}

func describedBy(t *testing.T, probe *probehost.Probe, request *http.Request) described {
	t.Helper()
	var seen described
	answer := ask(t, probe, request)
	if err := json.Unmarshal(answer.Body, &seen); err != nil {
		t.Fatalf("%v: %d %s", err, answer.Status, answer.Body)
	}
	return seen
}

func TestSmallMattersOfHTTP(t *testing.T) {
	probe := probehost.Start(t)
	cases := []struct {
		name, method, path, user string
		body                     []byte
		status                   int
		answer                   string
	}{
		{"a user", "GET", "/who", "u1", nil, 200, `{"user":"u1"}`},
		{"nobody", "GET", "/who", "", nil, 401, `{"user":""}`},
		{"HEAD has a status and no body", "HEAD", "/who", "u1", nil, 200, ""},
		{"an unknown path", "GET", "/nowhere", "u1", nil, 404, "no such door"},
		{"an answer without anything", "GET", "/nothing", "u1", nil, 200, ""},
		{"a handler that throws", "GET", "/fail", "u1", nil, 500, "Internal server error"},
		{"a small body that nobody reads", "POST", "/ignore", "u1", []byte("unread"), 200, "not read"},
		{"a big body that nobody reads", "POST", "/ignore", "u1", make([]byte, 4<<20), 200, "not read"},
		{"DELETE", "DELETE", "/ignore", "u1", nil, 200, "not read"},
	}
	for _, c := range cases {
		answer := ask(t, probe, probe.Front.Request(c.method, c.path, c.user, c.body))
		if answer.Status != c.status || string(answer.Body) != c.answer {
			t.Errorf("%s: %d %q", c.name, answer.Status, answer.Body)
		}
	}
}

func TestAnswerHeadersArriveWithAllTheirValues(t *testing.T) {
	probe := probehost.Start(t)
	answer := ask(t, probe, probe.Front.Request("GET", "/headers", probehost.User, nil))
	if answer.Status != 203 || string(answer.Body) != "head" {
		t.Errorf("%d %q", answer.Status, answer.Body)
	}
	if got := answer.Header["Set-Cookie"]; !slices.Equal(got, []string{"a=1", "b=2"}) {
		t.Errorf("cookies %q", got)
	}
	if got := answer.Header.Get("X-Probe") + "|" + answer.Header.Get("Content-Length"); got != "one, two|4" {
		t.Errorf("headers %q", got)
	}
}

// countingWriter is the writer behind dialogs and buttons: in memory, each Write replaces the one before.
type countingWriter struct {
	*httptest.ResponseRecorder
	writes int
}

func (w *countingWriter) Write(bytes []byte) (int, error) {
	w.writes++
	w.Body.Reset()
	return w.ResponseRecorder.Write(bytes)
}

func newRecorder() *httptest.ResponseRecorder { return httptest.NewRecorder() }

func TestADialogIsAnsweredInOneWriteWithoutAFlusher(t *testing.T) {
	probe := probehost.Start(t)
	body := []byte(`{"type":"dialog_submission","submission":{"name":"Ärger 🚒"}}`)
	request := httptest.NewRequest("POST", "/echo", bytes.NewReader(body))
	request.Header.Set(host.UserHeader, probehost.User)
	writer := &countingWriter{ResponseRecorder: newRecorder()}
	host.Within(t, "the dialog", func() bool { probe.InMemory(writer, request); return true })
	if writer.Code != 200 || !bytes.Equal(writer.Body.Bytes(), body) || writer.writes != 1 {
		t.Errorf("%d %q in %d writes", writer.Code, writer.Body, writer.writes)
	}
}

func TestAConnectionThatCannotBeTakenOverIsAnError(t *testing.T) {
	probe := probehost.Start(t)
	writer := newRecorder()
	request := httptest.NewRequest("GET", "/hijack", nil)
	host.Within(t, "the hijack", func() bool { probe.InMemory(writer, request); return true })
	if writer.Code != 500 {
		t.Errorf("%d %q", writer.Code, writer.Body)
	}
}

func ask(t *testing.T, probe *probehost.Probe, request *http.Request) host.Answer {
	t.Helper()
	return host.Within(t, request.URL.Path, func() host.Answer { return probe.Front.Do(t, request) })
}

// canFlush tells whether this server line passes streams on at once; 11.1 does not.
func canFlush() bool { return model.CurrentVersion != "11.1.0" }
