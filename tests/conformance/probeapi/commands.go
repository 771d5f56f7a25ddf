package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) RegisterCommand(command *model.Command) error {
	return errs(a, "RegisterCommand", command)
}

func (a *API) UnregisterCommand(teamID, trigger string) error {
	return errs(a, "UnregisterCommand", teamID, trigger)
}

func (a *API) ExecuteSlashCommand(commandArgs *model.CommandArgs) (*model.CommandResponse, error) {
	return pairErr[*model.CommandResponse](a, "ExecuteSlashCommand", commandArgs)
}

func (a *API) OpenInteractiveDialog(dialog model.OpenDialogRequest) *model.AppError {
	return fails(a, "OpenInteractiveDialog", dialog)
}
