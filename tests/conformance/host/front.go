package host

import (
	"bytes"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/mattermost/mattermost/server/public/plugin"
)

// UserHeader is how a test says who is asking; the front turns it into the host's own header.
const UserHeader = "X-Test-User"

// Front is an HTTP server before the plugin, as Mattermost's router is one.
type Front struct {
	*httptest.Server
	superfluous lockedBuffer
}

// NewFront listens; it closes with the test and fails it if the HTTP server had to complain.
func NewFront(t testing.TB, h *Host) *Front {
	t.Helper()
	front := &Front{}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.serve(w, r)
	}))
	server.Config.ErrorLog = log.New(&front.superfluous, "", 0)
	server.Start()
	front.Server = server
	t.Cleanup(func() {
		server.Close()
		if text := front.superfluous.String(); text != "" {
			t.Errorf("the HTTP server complained: %s", text)
		}
	})
	return front
}

func (h *Host) serve(w http.ResponseWriter, r *http.Request) {
	r.Header.Del("Mattermost-User-Id")
	if user := r.Header.Get(UserHeader); user != "" {
		r.Header.Set("Mattermost-User-Id", user)
	}
	r.Header.Del(UserHeader)
	hooks, err := h.Env.HooksForPlugin(h.id)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	hooks.ServeHTTP(&plugin.Context{SessionId: "session", RequestId: "request", UserAgent: r.UserAgent()}, w, r)
}

// Answer is a whole HTTP answer.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Do sends a request and reads the whole answer.
func (f *Front) Do(t testing.TB, request *http.Request) Answer {
	t.Helper()
	answer, err := f.Try(request)
	if err != nil {
		t.Fatalf("%s %s: %v", request.Method, request.URL.Path, err)
	}
	return answer
}

// Try is Do for requests that may fail.
func (f *Front) Try(request *http.Request) (Answer, error) {
	response, err := f.Client().Do(request)
	if err != nil {
		return Answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return Answer{response.StatusCode, response.Header, body}, err
}

// Request makes a request of a user; an empty user has no session.
func (f *Front) Request(method, path, user string, body []byte) *http.Request {
	request, err := http.NewRequest(method, f.URL+path, bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	if user != "" {
		request.Header.Set(UserHeader, user)
	}
	return request
}

// InMemory serves a request through a writer without Flusher and Hijacker, as behind dialogs and buttons.
func (h *Host) InMemory(writer http.ResponseWriter, request *http.Request) {
	h.serve(plainWriter{writer}, request)
}

// plainWriter hides what else the writer can do.
type plainWriter struct{ http.ResponseWriter }
