package gobcheck

import (
	"github.com/mattermost/mattermost/server/public/model"
	"github.com/mattermost/mattermost/server/public/plugin"
)

// modelTypes are the models that have vectors of their own.
var modelTypes = []any{
	model.AppError{},
	model.AuditRecord{},
	model.AutocompleteData{},
	model.Bot{},
	model.Channel{},
	model.ChannelMember{},
	model.Command{},
	model.CommandArgs{},
	model.CommandResponse{},
	model.Config{},
	model.Manifest{},
	model.SlackAttachment{},
	model.OpenDialogRequest{},
	model.Permission{},
	model.PluginClusterEvent{},
	model.PluginKVSetOptions{},
	model.PluginStatus{},
	model.Post{},
	model.Preference{},
	model.Session{},
	model.SidebarCategoryWithChannels{},
	model.Team{},
	model.TeamMember{},
	model.User{},
	model.UserSearch{},
	model.WebsocketBroadcast{},
	plugin.Context{},
	plugin.HTTPRequestSubset{},
}
