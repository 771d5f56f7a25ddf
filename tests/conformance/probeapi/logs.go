package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/shared/mlog"
)

func (a *API) LogDebug(msg string, keyValuePairs ...any) {
	a.logged("LogDebug", mlog.LvlDebug, msg, keyValuePairs)
}

func (a *API) LogInfo(msg string, keyValuePairs ...any) {
	a.logged("LogInfo", mlog.LvlInfo, msg, keyValuePairs)
}

func (a *API) LogWarn(msg string, keyValuePairs ...any) {
	a.logged("LogWarn", mlog.LvlWarn, msg, keyValuePairs)
}

func (a *API) LogError(msg string, keyValuePairs ...any) {
	a.logged("LogError", mlog.LvlError, msg, keyValuePairs)
}

func (a *API) LogAuditRec(rec *model.AuditRecord) { a.note("LogAuditRec", rec) }

func (a *API) LogAuditRecWithLevel(rec *model.AuditRecord, level mlog.Level) {
	a.note("LogAuditRecWithLevel", rec, level)
}

func (a *API) logged(name string, level mlog.Level, text string, pairs []any) {
	if len(pairs)%2 != 0 {
		a.t.Errorf("%s(%q): %d keys and values, must be even", name, text, len(pairs))
	}
	a.note(name, text, pairs)
	a.log.FromPlugin(level, text, pairs)
}
