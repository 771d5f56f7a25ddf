package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) GetChannel(channelId string) (*model.Channel, *model.AppError) {
	return pair[*model.Channel](a, "GetChannel", channelId)
}

func (a *API) GetChannelByName(teamID, name string, includeDeleted bool) (*model.Channel, *model.AppError) {
	return pair[*model.Channel](a, "GetChannelByName", teamID, name, includeDeleted)
}

func (a *API) GetChannelsForTeamForUser(teamID, userID string, includeDeleted bool) ([]*model.Channel, *model.AppError) {
	return pair[[]*model.Channel](a, "GetChannelsForTeamForUser", teamID, userID, includeDeleted)
}

func (a *API) GetDirectChannel(userId1, userId2 string) (*model.Channel, *model.AppError) {
	return pair[*model.Channel](a, "GetDirectChannel", userId1, userId2)
}

func (a *API) CreateChannel(channel *model.Channel) (*model.Channel, *model.AppError) {
	return pair[*model.Channel](a, "CreateChannel", channel)
}

func (a *API) UpdateChannel(channel *model.Channel) (*model.Channel, *model.AppError) {
	return pair[*model.Channel](a, "UpdateChannel", channel)
}

func (a *API) DeleteChannel(channelId string) *model.AppError {
	return fails(a, "DeleteChannel", channelId)
}
