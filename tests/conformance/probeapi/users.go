package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) GetUser(userID string) (*model.User, *model.AppError) {
	return pair[*model.User](a, "GetUser", userID)
}

func (a *API) GetUserByUsername(name string) (*model.User, *model.AppError) {
	return pair[*model.User](a, "GetUserByUsername", name)
}

func (a *API) GetUsersByIds(userIDs []string) ([]*model.User, *model.AppError) {
	return pair[[]*model.User](a, "GetUsersByIds", userIDs)
}

func (a *API) GetUsersByUsernames(usernames []string) ([]*model.User, *model.AppError) {
	return pair[[]*model.User](a, "GetUsersByUsernames", usernames)
}

func (a *API) SearchUsers(search *model.UserSearch) ([]*model.User, *model.AppError) {
	return pair[[]*model.User](a, "SearchUsers", search)
}

func (a *API) GetUsersInChannel(channelID, sortBy string, page, perPage int) ([]*model.User, *model.AppError) {
	return pair[[]*model.User](a, "GetUsersInChannel", channelID, sortBy, page, perPage)
}

func (a *API) GetPreferenceForUser(userID, category, name string) (model.Preference, *model.AppError) {
	return pair[model.Preference](a, "GetPreferenceForUser", userID, category, name)
}

func (a *API) GetPreferencesForUser(userID string) ([]model.Preference, *model.AppError) {
	return pair[[]model.Preference](a, "GetPreferencesForUser", userID)
}

func (a *API) GetUserStatus(userID string) (*model.Status, *model.AppError) {
	return pair[*model.Status](a, "GetUserStatus", userID)
}

func (a *API) GetUserStatusesByIds(userIds []string) ([]*model.Status, *model.AppError) {
	return pair[[]*model.Status](a, "GetUserStatusesByIds", userIds)
}

func (a *API) GetGroup(groupId string) (*model.Group, *model.AppError) {
	return pair[*model.Group](a, "GetGroup", groupId)
}

func (a *API) GetGroupMemberUsers(groupID string, page, perPage int) ([]*model.User, *model.AppError) {
	return pair[[]*model.User](a, "GetGroupMemberUsers", groupID, page, perPage)
}

func (a *API) GetSession(sessionID string) (*model.Session, *model.AppError) {
	return pair[*model.Session](a, "GetSession", sessionID)
}
