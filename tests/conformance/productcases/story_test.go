package productcases

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"

	"incident-collaboration/conformance/host"
)

const plugins = "/plugins/incident-collaboration"

func TestTheReleaseTellsItsWholeStoryWithoutNodeOnThePath(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	p := installed(t, asRelease(t))
	t.Logf("activation took %s", p.MustActivate(t))
	if bundles := p.WebappBundles(); len(bundles) != 1 {
		t.Errorf("browsers would load %v", bundles)
	}
	playbook := p.addPlaybook(t, "Outage")

	first := p.startByREST(t, playbook)
	p.tickByREST(t, first)
	p.tickByCommand(t, first)
	p.askForInfo(t, first)
	second := p.startByDialog(t, playbook)

	before := [][]byte{p.bytesOf(t, first), p.bytesOf(t, second)}
	p.ExpectLog("RPC call", "failed to ServeHTTP", "Health check failed", "couldn't accept connection")
	p.Kill(t)
	p.CheckHealth(t)
	for i, id := range []string{first, second} {
		if after := p.bytesOf(t, id); !bytes.Equal(after, before[i]) {
			t.Errorf("before the kill:\n%s\nafter it:\n%s", before[i], after)
		}
	}
	p.tickByREST(t, second)

	pid := p.PID(t)
	p.Deactivate(t)
	host.MustVanish(t, pid)
}

func (p *product) startByREST(t *testing.T, playbook string) string {
	t.Helper()
	body := map[string]any{"name": "Payments answer 502 🚒", "team_id": p.team.Id, "commander_user_id": p.bob.Id, "playbook_id": playbook}
	made := p.mustRest(t, p.ann, http.MethodPost, "/incidents", body, http.StatusCreated)
	if made.Name != body["name"] || made.CommanderUserID != p.bob.Id || made.ReporterUserID != p.ann.Id || made.Version != 1 {
		t.Errorf("made %+v", made)
	}
	if len(made.Checklists) != 2 || len(made.Checklists[0].Items) != 2 || made.Checklists[0].Title != "Triage 🚒" {
		t.Errorf("its checklists are %+v", made.Checklists)
	}
	p.mustHaveOpened(t, made, p.ann, p.bob)
	if answer := p.rest(t, p.eve, http.MethodGet, "/incidents/"+model.NewId(), nil); answer.Status != http.StatusNotFound {
		t.Errorf("an unknown incident answers %d", answer.Status)
	}
	return made.ID
}

// mustHaveOpened checks the channel: who is in it, and that the bot says what this is.
func (p *product) mustHaveOpened(t *testing.T, made incident, people ...*model.User) {
	t.Helper()
	channel, appErr := p.world.GetChannel(made.ChannelID)
	if appErr != nil || channel.DisplayName != made.Name || channel.Type != model.ChannelTypeOpen {
		t.Fatalf("the channel of %q is %+v, %v", made.Name, channel, appErr)
	}
	for _, user := range people {
		member, appErr := p.world.GetChannelMember(channel.Id, user.Id)
		if appErr != nil || !member.SchemeAdmin {
			t.Errorf("%s in the channel: %+v, %v", user.Username, member, appErr)
		}
	}
	p.world.Until(t, "the bot's first post", func() bool {
		posts := p.world.Posts(channel.Id)
		return len(posts) > 0 && posts[0].UserId == p.world.Bot().UserId
	})
}

func (p *product) tickByREST(t *testing.T, id string) {
	t.Helper()
	task := p.read(t, p.ann, id).Checklists[0].Items[0]
	path := "/incidents/" + id + "/tasks/" + task.ID + "/state"
	p.mustRest(t, p.ann, http.MethodPut, path, map[string]any{"new_state": "closed"}, http.StatusOK)
	if state := p.read(t, p.ann, id).Checklists[0].Items[0].State; state != "closed" {
		t.Errorf("after the tick by REST the task is %q", state)
	}
	if answer := p.rest(t, p.eve, http.MethodPut, path, map[string]any{"new_state": ""}); answer.Status != http.StatusForbidden {
		t.Errorf("somebody outside the channel is answered %d %s", answer.Status, answer.Body)
	}
}

func (p *product) tickByCommand(t *testing.T, id string) {
	t.Helper()
	channel, before := p.read(t, p.ann, id).ChannelID, p.told(p.ann)
	p.command(t, p.ann, channel, "/incident check 0 1")
	if text := p.lastTold(t, p.ann, before); !strings.Contains(text, "Post a first update") {
		t.Errorf("the reply to the tick is %q", text)
	}
	if state := p.read(t, p.ann, id).Checklists[0].Items[1].State; state != "closed" {
		t.Errorf("after the tick by command the task is %q", state)
	}
}

func (p *product) askForInfo(t *testing.T, id string) {
	t.Helper()
	channel, before := p.read(t, p.ann, id).ChannelID, p.told(p.ann)
	p.command(t, p.ann, channel, "/incident info")
	text := p.lastTold(t, p.ann, before)
	for _, part := range []string{"Payments answer 502", "Reported", "bob", "Say thanks", "1 0"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in the answer to /incident info:\n%s", part, text)
		}
	}
}

// startByDialog types the command, fills the dialog in and submits it as the server does: in memory, without Flusher.
func (p *product) startByDialog(t *testing.T, playbook string) string {
	t.Helper()
	p.command(t, p.ann, p.square.Id, "/incident start Doors stay shut")
	p.world.Until(t, "the start dialog", func() bool { return p.world.LastDialog() != nil })
	opened := p.world.LastDialog()
	path, isOurs := strings.CutPrefix(opened.URL, plugins)
	if !isOurs || opened.TriggerId != "trigger" || opened.Dialog.Title != "Incident Details" {
		t.Fatalf("the dialog is %+v", opened)
	}
	body, _ := json.Marshal(model.SubmitDialogRequest{
		Type: "dialog_submission", URL: opened.URL, CallbackId: opened.Dialog.CallbackId, State: opened.Dialog.State,
		UserId: p.ann.Id, ChannelId: p.square.Id, TeamId: p.team.Id,
		Submission: map[string]any{"playbookID": playbook, "incidentName": "Doors stay shut", "incidentDescription": ""},
	})
	request := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
	request.Header.Set(host.UserHeader, p.ann.Id)
	writer := httptest.NewRecorder()
	host.Within(t, "the dialog", func() bool { p.InMemory(writer, request); return true })
	id := writer.Header().Get("Location")
	id = id[strings.LastIndexByte(id, '/')+1:]
	if writer.Code != http.StatusCreated || len(id) != 26 {
		t.Fatalf("the dialog is answered %d %v %s", writer.Code, writer.Header(), writer.Body)
	}
	made := p.read(t, p.ann, id)
	if made.Name != "Doors stay shut" || made.CommanderUserID != p.ann.Id || made.PlaybookID != playbook {
		t.Errorf("the dialog made %+v", made)
	}
	p.mustHaveOpened(t, made, p.ann)
	p.world.Until(t, "ann is told that it has started", func() bool {
		return strings.Contains(strings.Join(p.world.EphemeralTo(p.ann.Id), "\n"), "Doors stay shut")
	})
	return id
}

func (p *product) bytesOf(t *testing.T, id string) []byte {
	t.Helper()
	return p.rest(t, p.ann, http.MethodGet, "/incidents/"+id, nil).Body
}
