package productcases

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"

	"incident-collaboration/conformance/host"
)

// The thread: hand over, rename, update, end by a dialog, restart, and an update that somebody deletes.
func TestAPersonRunsAnIncidentFromStartToEndAndBack(t *testing.T) {
	p := started(t)
	id := p.startByREST(t, p.addPlaybook(t, "Outage"))
	p.handOver(t, id)
	p.rename(t, id)
	p.update(t, id)
	p.endByDialog(t, id)
	p.restart(t, id)
	p.deleteAnUpdate(t, id)
	p.Deactivate(t)
}

func (p *product) handOver(t *testing.T, id string) {
	t.Helper()
	p.mustRest(t, p.bob, http.MethodPost, "/incidents/"+id+"/commander", map[string]any{"commander_id": p.ann.Id}, http.StatusOK)
	read := p.read(t, p.bob, id)
	if read.CommanderUserID != p.ann.Id {
		t.Errorf("after the hand-over %s commands", read.CommanderUserID)
	}
	p.world.Until(t, "the bot tells of the hand-over", func() bool {
		posts := p.world.Posts(read.ChannelID)
		return strings.Contains(posts[len(posts)-1].Message, "handed over command")
	})
}

// rename writes the whole channel, as the plugin API wants it: nothing else of it may change.
func (p *product) rename(t *testing.T, id string) {
	t.Helper()
	channelID := p.read(t, p.ann, id).ChannelID
	before, _ := p.world.GetChannel(channelID)
	p.mustRest(t, p.ann, http.MethodPatch, "/incidents/"+id, map[string]any{"name": "Doors stay shut 🚪"}, http.StatusOK)
	after, _ := p.world.GetChannel(channelID)
	if after.DisplayName != "Doors stay shut 🚪" {
		t.Errorf("the channel is called %q", after.DisplayName)
	}
	after.DisplayName, after.UpdateAt = before.DisplayName, before.UpdateAt
	// gob makes no difference between an empty map and none.
	if len(before.Props) == 0 && len(after.Props) == 0 {
		after.Props = before.Props
	}
	was, _ := json.Marshal(before)
	is, _ := json.Marshal(after)
	if !bytes.Equal(was, is) {
		t.Errorf("renaming changed more than the name:\n%s\n%s", was, is)
	}
}

func (p *product) update(t *testing.T, id string) {
	t.Helper()
	body := map[string]any{"status": "Active", "message": "**We are on it.**", "reminder": 900}
	answer := p.rest(t, p.bob, http.MethodPost, "/incidents/"+id+"/status", body)
	if answer.Status != http.StatusOK {
		t.Fatalf("the update is answered %d %s", answer.Status, answer.Body)
	}
	p.mustStand(t, id, "Active", p.bob, "**We are on it.**")
}

// endByDialog types the command, and submits what it opens.
func (p *product) endByDialog(t *testing.T, id string) {
	t.Helper()
	channelID := p.read(t, p.ann, id).ChannelID
	p.command(t, p.ann, channelID, "/incident end")
	p.world.Until(t, "the status dialog", func() bool {
		opened := p.world.LastDialog()
		return opened != nil && opened.Dialog.Title == "Update Incident Status"
	})
	opened := p.world.LastDialog()
	chosen := slices.IndexFunc(opened.Dialog.Elements, func(e model.DialogElement) bool { return e.Name == "status" })
	if chosen < 0 || opened.Dialog.Elements[chosen].Default != "Resolved" {
		t.Fatalf("the dialog is %+v", opened.Dialog)
	}
	path, _ := strings.CutPrefix(opened.URL, plugins)
	body, _ := json.Marshal(model.SubmitDialogRequest{
		Type: "dialog_submission", URL: opened.URL, CallbackId: opened.Dialog.CallbackId, State: opened.Dialog.State,
		UserId: p.ann.Id, ChannelId: channelID, TeamId: p.team.Id,
		Submission: map[string]any{"status": "Resolved", "message": "It is over.", "description": "", "reminder": "0"},
	})
	request := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
	request.Header.Set(host.UserHeader, p.ann.Id)
	writer := httptest.NewRecorder()
	host.Within(t, "the status dialog", func() bool { p.InMemory(writer, request); return true })
	if writer.Code != http.StatusOK || writer.Body.Len() > 0 {
		t.Fatalf("the dialog is answered %d %s", writer.Code, writer.Body)
	}
	p.mustStand(t, id, "Resolved", p.ann, "It is over.")
}

func (p *product) restart(t *testing.T, id string) {
	t.Helper()
	body := map[string]any{"status": "Active", "message": "It is back."}
	if answer := p.rest(t, p.ann, http.MethodPost, "/incidents/"+id+"/status", body); answer.Status != http.StatusOK {
		t.Fatalf("the restart is answered %d %s", answer.Status, answer.Body)
	}
	p.mustStand(t, id, "Active", p.ann, "It is back.")
}

// deleteAnUpdate does what the server does when somebody deletes a post: the status is then what the others say.
func (p *product) deleteAnUpdate(t *testing.T, id string) {
	t.Helper()
	posts := p.world.Posts(p.read(t, p.ann, id).ChannelID)
	at := slices.IndexFunc(posts, func(post *model.Post) bool { return post.Message == "It is back." })
	if appErr := p.world.DeletePost(posts[at].Id); appErr != nil {
		t.Fatal(appErr)
	}
	p.Hooks(t).MessageHasBeenDeleted(&plugin.Context{RequestId: "request"}, posts[at])
	p.world.Until(t, "the status before counts again", func() bool { return p.read(t, p.ann, id).CurrentStatus == "Resolved" })
}

// mustStand checks the status, and that its post is of the person and exactly what they wrote.
func (p *product) mustStand(t *testing.T, id, status string, author *model.User, message string) {
	t.Helper()
	read := p.read(t, p.ann, id)
	if read.CurrentStatus != status {
		t.Errorf("the status is %q, want %q", read.CurrentStatus, status)
	}
	isIt := func(post *model.Post) bool { return post.UserId == author.Id && post.Message == message }
	if posts := p.world.Posts(read.ChannelID); !slices.ContainsFunc(posts, isIt) {
		t.Errorf("%s has not posted %q", author.Username, message)
	}
}
