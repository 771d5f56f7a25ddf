// Package world is a small believable Mattermost for the product: people, teams, channels and posts, kept in memory and
// in tables shaped like the server's own, which the product joins read-only.
package world

import (
	"database/sql"
	"sync"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"

	"incident-collaboration/conformance/host"
)

// PluginID is the product's.
const PluginID = "incident-collaboration"

// World answers the product's API calls. A call outside our list meets the nil interface and ends the run loudly.
type World struct {
	plugin.API
	// DB is the host's database; the product finds it by DataSource.
	DB         *sql.DB
	DataSource string
	// BundleDir is where the product is unpacked; set before its activation.
	BundleDir string

	t       testing.TB
	log     *host.Log
	changes chan struct{}

	mu             sync.Mutex
	lastTime       int64
	config         *model.Config
	pluginConfig   map[string]any
	configReads    int
	users          map[string]*model.User
	bots           map[string]*model.Bot
	teams          map[string]*model.Team
	teamMembers    map[pairKey]*model.TeamMember
	channels       map[string]*model.Channel
	channelMembers map[pairKey]*model.ChannelMember
	posts          map[string]*model.Post
	pending        map[string]string
	keys           map[string][]byte
	pictures       map[string][]byte
	commands       []*model.Command
	dialogs        []model.OpenDialogRequest
	ephemeral      []Ephemeral
	events         []Event
}

// pairKey is channel or team id, then user id.
type pairKey [2]string

// Ephemeral is a post that one person sees.
type Ephemeral struct {
	UserID string
	Post   *model.Post
}

// Event is a socket event of the product.
type Event struct {
	Name      string
	Payload   map[string]any
	Broadcast *model.WebsocketBroadcast
}

// New makes an empty world on a database of its own.
func New(t testing.TB, log *host.Log) *World {
	t.Helper()
	w := &World{
		t: t, log: log, changes: make(chan struct{}, 1),
		users: map[string]*model.User{}, bots: map[string]*model.Bot{}, teams: map[string]*model.Team{},
		teamMembers: map[pairKey]*model.TeamMember{}, channels: map[string]*model.Channel{},
		channelMembers: map[pairKey]*model.ChannelMember{}, posts: map[string]*model.Post{}, pending: map[string]string{},
		keys: map[string][]byte{}, pictures: map[string][]byte{}, pluginConfig: map[string]any{},
	}
	w.DB, w.DataSource = newDatabase(t)
	w.config = newConfig(w.DataSource)
	return w
}

// now never gives the same millisecond twice, so that rows sort as things happened.
func (w *World) now() int64 {
	w.lastTime = max(w.lastTime+1, time.Now().UnixMilli())
	return w.lastTime
}

// changed wakes a test that waits in Until.
func (w *World) changed() {
	select {
	case w.changes <- struct{}{}:
	default:
	}
}

// Until waits for something that the product does by itself, looking again after each of its calls.
func (w *World) Until(t testing.TB, what string, check func() bool) {
	t.Helper()
	limit := time.After(host.Deadline)
	for !check() {
		select {
		case <-w.changes:
		case <-limit:
			t.Fatalf("never happened: %s\n%s", what, w.log.Tail(30))
		}
	}
}

// notFound is the server's answer for what is not there.
func notFound(where, id string) *model.AppError {
	return model.NewAppError(where, id, nil, "", 404)
}

func badRequest(where, id string) *model.AppError {
	return model.NewAppError(where, id, nil, "", 400)
}

// copyOf keeps callers from changing what the world holds.
func copyOf[T any](value *T) *T {
	twin := *value
	return &twin
}
