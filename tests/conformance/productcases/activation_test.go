package productcases

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"

	"incident-collaboration/conformance/host"
)

func TestAnActivationBringsTheBotAndTheCommand(t *testing.T) {
	p := started(t)
	bot := p.world.Bot()
	if bot == nil || bot.Username != "incident" || bot.DisplayName != "Incident Bot" {
		t.Fatalf("the bot is %+v", bot)
	}
	if user, _ := p.world.GetUser(bot.UserId); user.LastPictureUpdate == 0 {
		t.Error("the bot has no picture")
	}
	commands := p.world.Commands()
	if len(commands) != 1 || commands[0].Trigger != "incident" || commands[0].AutocompleteData == nil {
		t.Fatalf("the commands are %+v", commands)
	}
	if p.State() != model.PluginStateRunning {
		t.Errorf("the state is %d", p.State())
	}

	p.Deactivate(t)
	p.MustActivate(t)
	if again := p.world.Bot(); again.UserId != bot.UserId {
		t.Error("a second activation made another bot")
	}
	if len(p.world.Commands()) != 1 {
		t.Errorf("a second activation registered again: %+v", p.world.Commands())
	}
}

func TestWithoutADatabaseTheActivationIsRefused(t *testing.T) {
	p := installed(t, asScript(t))
	p.world.Configure(func(config *model.Config, _ map[string]any) {
		config.SqlSettings.DataSource = model.NewPointer("postgres://mmuser:s3cr3t@127.0.0.1:1/mattermost?sslmode=disable")
	})
	p.mustBeRefused(t, "database")
}

func TestAnotherDatabaseThanPostgreSQLIsRefused(t *testing.T) {
	p := installed(t, asScript(t))
	p.world.Configure(func(config *model.Config, _ map[string]any) {
		config.SqlSettings.DriverName = model.NewPointer("mysql")
	})
	p.mustBeRefused(t, "PostgreSQL")
}

func TestAPersonWithTheBotsNameIsNotTakenForTheBot(t *testing.T) {
	p := installed(t, asScript(t))
	p.world.AddUser("incident", "")
	p.mustBeRefused(t, `"incident"`)
}

// mustBeRefused expects one sentence for the administrator that holds the word and no secret.
func (p *product) mustBeRefused(t *testing.T, word string) {
	t.Helper()
	_, err := p.Activate(t)
	if err == nil {
		t.Fatal("the plugin was activated")
	}
	text := err.Error()
	if !strings.Contains(text, word) || strings.Contains(text, "\n") || !strings.HasSuffix(text, ".") || strings.Contains(text, "s3cr3t") {
		t.Errorf("the administrator reads %q", text)
	}
	if p.State() != model.PluginStateFailedToStart || p.StatusError(t) != text {
		t.Errorf("state %d, shown %q", p.State(), p.StatusError(t))
	}
	if p.Log.Has("s3cr3t") {
		t.Error("the password of the database is in the log")
	}
	host.MustVanish(t, p.PID(t))
}

func TestFiftyChangesOfTheConfigurationInARow(t *testing.T) {
	p := started(t)
	playbook := p.addPlaybook(t, "Outage")
	for number := range 50 {
		p.world.Configure(func(_ *model.Config, settings map[string]any) { settings["Number"] = number })
		p.Env.RunMultiPluginHook(func(hooks plugin.Hooks, _ *model.Manifest) bool {
			if err := hooks.OnConfigurationChange(); err != nil {
				t.Errorf("change %d: %v", number, err)
			}
			return true
		}, plugin.OnConfigurationChangeID)
	}
	p.startByREST(t, playbook)
}

// TestAStopInTheMiddleOfRequests lets many people tick while the plugin is disabled: nobody waits for ever, and what was
// confirmed is there afterwards.
func TestAStopInTheMiddleOfRequests(t *testing.T) {
	p := started(t)
	p.ExpectLog("RPC call", "failed to ServeHTTP", "couldn't accept connection", "timeout")
	id := p.startByREST(t, p.addPlaybook(t, "Outage"))
	path := "/incidents/" + id + "/tasks/" + p.read(t, p.ann, id).Checklists[0].Items[0].ID + "/state"
	pid := p.PID(t)

	var all sync.WaitGroup
	var confirmed atomic.Int64
	for person := range 20 {
		all.Go(func() {
			for turn := 0; ; turn++ {
				state := []string{"in_progress", "closed"}[(person+turn)%2]
				answer := p.rest(t, p.ann, http.MethodPut, path, map[string]any{"new_state": state})
				if answer.Status != http.StatusOK {
					return
				}
				raise(&confirmed, versionIn(answer.Body))
			}
		})
	}
	host.MustBecomeTrue(t, "some ticks are confirmed", func() bool { return confirmed.Load() > 20 })
	p.Deactivate(t)
	host.Within(t, "the end of all requests", func() bool { all.Wait(); return true })
	host.MustVanish(t, pid)

	p.MustActivate(t)
	if version := int64(p.read(t, p.ann, id).Version); version < confirmed.Load() {
		t.Errorf("version %d was confirmed, afterwards the incident has %d", confirmed.Load(), version)
	}
}

func versionIn(body []byte) int64 {
	var answer struct {
		Version int64 `json:"version"`
	}
	_ = json.Unmarshal(body, &answer)
	return answer.Version
}

func raise(most *atomic.Int64, value int64) {
	for known := most.Load(); value > known && !most.CompareAndSwap(known, value); known = most.Load() {
	}
}
