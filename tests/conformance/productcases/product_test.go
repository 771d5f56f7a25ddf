// Package productcases runs the product as it is built under the host, over a believable world.
package productcases

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"

	"incident-collaboration/conformance/host"
	"incident-collaboration/conformance/world"
)

const (
	// archiveEnv names the release, scriptEnv the same program as a folder that needs Node on the PATH.
	archiveEnv = "IC_ARCHIVE"
	scriptEnv  = "IC_SCRIPT"
)

// product is the plugin, its host and its world: ann and bob are in the team, eve is in no channel of it.
type product struct {
	*host.Host
	world *world.World
	front *host.Front

	ann, bob, eve *model.User
	team          *model.Team
	square        *model.Channel
}

// installed lays the product out without starting it.
func installed(t *testing.T, install func(string) error) *product {
	t.Helper()
	log := host.NewLog(t)
	w := world.New(t, log)
	h := host.New(t, host.Options{ID: world.PluginID, Install: install, API: w, Log: log})
	w.BundleDir = h.BundleDir()
	p := &product{Host: h, world: w, front: host.NewFront(t, h)}
	p.ann, p.bob, p.eve = w.AddUser("ann", ""), w.AddUser("bob", ""), w.AddUser("eve", "")
	p.team = w.AddTeam("engineering", p.ann, p.bob, p.eve)
	p.square = w.AddChannel(p.team, "town-square", p.ann, p.bob, p.eve)
	return p
}

// asScript is the quick form for the many starts.
func asScript(t *testing.T) func(string) error {
	t.Helper()
	return host.FromFolder(mustHaveEnv(t, scriptEnv))
}

// asRelease is what people upload.
func asRelease(t *testing.T) func(string) error {
	t.Helper()
	return host.FromArchive(mustHaveEnv(t, archiveEnv))
}

func mustHaveEnv(t *testing.T, name string) string {
	t.Helper()
	path := os.Getenv(name)
	if !host.Exists(path) {
		t.Fatalf("%s (%q) is not there: run make dist first", name, path)
	}
	return path
}

func started(t *testing.T) *product {
	t.Helper()
	p := installed(t, asScript(t))
	p.MustActivate(t)
	return p
}

// rest asks the REST interface as somebody; body nil means none.
func (p *product) rest(t *testing.T, user *model.User, method, path string, body any) host.Answer {
	t.Helper()
	var content []byte
	if body != nil {
		content, _ = json.Marshal(body)
	}
	request := p.front.Request(method, "/api/v0"+path, user.Id, content)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	return host.Within(t, path, func() host.Answer { return p.front.Do(t, request) })
}

// mustRest is rest that expects a status and reads the answer.
func (p *product) mustRest(t *testing.T, user *model.User, method, path string, body any, status int) incident {
	t.Helper()
	answer := p.rest(t, user, method, path, body)
	if answer.Status != status {
		t.Fatalf("%s %s: %d %s, want %d\n%s", method, path, answer.Status, answer.Body, status, p.Log.Tail(20))
	}
	var read incident
	if err := json.Unmarshal(answer.Body, &read); err != nil {
		t.Fatalf("%s %s: %v\n%s", method, path, err, answer.Body)
	}
	return read
}

// command types a command as somebody.
func (p *product) command(t *testing.T, user *model.User, channelID, text string) {
	t.Helper()
	args := &model.CommandArgs{
		UserId: user.Id, ChannelId: channelID, TeamId: p.team.Id, TriggerId: "trigger", Command: text, SiteURL: "http://chat.example:8065",
	}
	_, appErr := p.Hooks(t).ExecuteCommand(&plugin.Context{SessionId: "session", RequestId: "request"}, args)
	if appErr != nil {
		t.Fatalf("%s: %v", text, appErr)
	}
}

// lastTold waits until somebody was shown one more text than before, and gives it.
func (p *product) lastTold(t *testing.T, user *model.User, before int) string {
	t.Helper()
	p.world.Until(t, user.Username+" is told something", func() bool { return len(p.world.EphemeralTo(user.Id)) > before })
	texts := p.world.EphemeralTo(user.Id)
	return texts[len(texts)-1]
}

func (p *product) told(user *model.User) int { return len(p.world.EphemeralTo(user.Id)) }

// incident is what the tests look at (spec: an incident on the wire).
type incident struct {
	ID              string `json:"id"`
	Version         int    `json:"version"`
	Name            string `json:"name"`
	ChannelID       string `json:"channel_id"`
	CommanderUserID string `json:"commander_user_id"`
	ReporterUserID  string `json:"reporter_user_id"`
	PlaybookID      string `json:"playbook_id"`
	CurrentStatus   string `json:"current_status"`
	Checklists      []struct {
		Title string `json:"title"`
		Items []struct {
			ID    string `json:"id"`
			Title string `json:"title"`
			State string `json:"state"`
		} `json:"items"`
	} `json:"checklists"`
}

func (p *product) read(t *testing.T, user *model.User, id string) incident {
	t.Helper()
	return p.mustRest(t, user, http.MethodGet, "/incidents/"+id, nil, http.StatusOK)
}
