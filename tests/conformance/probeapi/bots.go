package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) EnsureBotUser(bot *model.Bot) (string, error) {
	return pairErr[string](a, "EnsureBotUser", bot)
}

func (a *API) GetBot(botUserId string, includeDeleted bool) (*model.Bot, *model.AppError) {
	return pair[*model.Bot](a, "GetBot", botUserId, includeDeleted)
}

func (a *API) PatchBot(botUserId string, botPatch *model.BotPatch) (*model.Bot, *model.AppError) {
	return pair[*model.Bot](a, "PatchBot", botUserId, botPatch)
}

func (a *API) UpdateBotActive(botUserId string, active bool) (*model.Bot, *model.AppError) {
	return pair[*model.Bot](a, "UpdateBotActive", botUserId, active)
}

func (a *API) SetProfileImage(userID string, data []byte) *model.AppError {
	return fails(a, "SetProfileImage", userID, data)
}

func (a *API) GetProfileImage(userID string) ([]byte, *model.AppError) {
	return pair[[]byte](a, "GetProfileImage", userID)
}
