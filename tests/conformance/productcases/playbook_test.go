package productcases

import (
	"strings"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
)

const checklists = `[
	{"id": "$A", "title": "Triage 🚒", "items": [
		{"id": "$B", "title": "Call the *on-call* person", "description": "By phone", "command": ""},
		{"id": "$C", "title": "Post a first update", "description": "", "command": "/echo hello"}]},
	{"id": "$D", "title": "Wrap up", "items": [{"id": "$E", "title": "Say thanks", "description": "", "command": ""}]}]`

// addPlaybook stores a public playbook, as no door for it exists in every version.
func (p *product) addPlaybook(t *testing.T, title string) string {
	t.Helper()
	id := model.NewId()
	document := checklists
	for strings.Contains(document, "$") {
		at := strings.IndexByte(document, '$')
		document = document[:at] + model.NewId() + document[at+2:]
	}
	now := model.GetMillis()
	_, err := p.world.DB.Exec(`insert into incident_collaboration.playbook
		(id, title, team_id, create_at, update_at, update_user_id, creator_user_id, create_public_incident, public,
		num_stages, num_steps, checklists) values ($1, $2, $3, $4, $4, $5, $5, true, true, 2, 3, $6)`,
		id, title, p.team.Id, now, p.ann.Id, document)
	if err != nil {
		t.Fatalf("the playbook cannot be stored: %v", err)
	}
	return id
}
