package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) AddChannelMember(channelId, userID string) (*model.ChannelMember, *model.AppError) {
	return pair[*model.ChannelMember](a, "AddChannelMember", channelId, userID)
}

func (a *API) AddUserToChannel(channelId, userID, asUserId string) (*model.ChannelMember, *model.AppError) {
	return pair[*model.ChannelMember](a, "AddUserToChannel", channelId, userID, asUserId)
}

func (a *API) GetChannelMember(channelId, userID string) (*model.ChannelMember, *model.AppError) {
	return pair[*model.ChannelMember](a, "GetChannelMember", channelId, userID)
}

func (a *API) GetChannelMembers(channelId string, page, perPage int) (model.ChannelMembers, *model.AppError) {
	return pair[model.ChannelMembers](a, "GetChannelMembers", channelId, page, perPage)
}

func (a *API) GetChannelMembersByIds(channelId string, userIds []string) (model.ChannelMembers, *model.AppError) {
	return pair[model.ChannelMembers](a, "GetChannelMembersByIds", channelId, userIds)
}

func (a *API) DeleteChannelMember(channelId, userID string) *model.AppError {
	return fails(a, "DeleteChannelMember", channelId, userID)
}

func (a *API) UpdateChannelMemberRoles(channelId, userID, newRoles string) (*model.ChannelMember, *model.AppError) {
	return pair[*model.ChannelMember](a, "UpdateChannelMemberRoles", channelId, userID, newRoles)
}
