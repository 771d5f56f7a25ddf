package world

import (
	"reflect"
	"slices"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/shared/mlog"
)

func (w *World) PublishWebSocketEvent(event string, payload map[string]any, broadcast *model.WebsocketBroadcast) {
	w.mustHave("PublishWebSocketEvent", broadcast)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.events = append(w.events, Event{event, payload, broadcast})
	w.changed()
}

// Events are all socket events so far.
func (w *World) Events() []Event {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.events)
}

func (w *World) PublishPluginClusterEvent(model.PluginClusterEvent, model.PluginClusterEventSendOptions) error {
	return nil
}

func (w *World) LogDebug(msg string, keyValuePairs ...any) {
	w.logged(mlog.LvlDebug, msg, keyValuePairs)
}

func (w *World) LogInfo(msg string, keyValuePairs ...any) { w.logged(mlog.LvlInfo, msg, keyValuePairs) }

func (w *World) LogWarn(msg string, keyValuePairs ...any) { w.logged(mlog.LvlWarn, msg, keyValuePairs) }

func (w *World) LogError(msg string, keyValuePairs ...any) {
	w.logged(mlog.LvlError, msg, keyValuePairs)
}

func (w *World) LogAuditRec(rec *model.AuditRecord) { w.mustHave("LogAuditRec", rec) }

func (w *World) LogAuditRecWithLevel(rec *model.AuditRecord, _ mlog.Level) {
	w.mustHave("LogAuditRecWithLevel", rec)
}

func (w *World) logged(level mlog.Level, text string, pairs []any) {
	if len(pairs)%2 != 0 {
		w.t.Errorf("log line %q: %d keys and values, must be even", text, len(pairs))
	}
	w.log.FromPlugin(level, text, pairs)
}

// mustHave fails the test on a nil argument: it would crash a real server.
func (w *World) mustHave(call string, argument any) {
	if reflect.ValueOf(argument).IsNil() {
		w.t.Errorf("%s: the argument is nil, a real server would crash", call)
	}
}
