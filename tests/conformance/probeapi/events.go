package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) PublishWebSocketEvent(event string, payload map[string]any, broadcast *model.WebsocketBroadcast) {
	a.note("PublishWebSocketEvent", event, payload, broadcast)
}

func (a *API) PublishPluginClusterEvent(ev model.PluginClusterEvent, opts model.PluginClusterEventSendOptions) error {
	return errs(a, "PublishPluginClusterEvent", ev, opts)
}
