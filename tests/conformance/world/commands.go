package world

import (
	"errors"
	"slices"

	"github.com/mattermost/mattermost/server/public/model"
)

// RegisterCommand refuses what the server refuses, and every word of it that ordinary users would not be shown.
func (w *World) RegisterCommand(command *model.Command) error {
	w.mustHave("RegisterCommand", command)
	if command.Trigger == "" {
		return errors.New("invalid command")
	}
	if data := command.AutocompleteData; data != nil {
		if err := data.IsValid(); err != nil {
			w.t.Errorf("the autocompletion of /%s is refused by the server: %v", command.Trigger, err)
			return err
		}
		w.mustBeForUsers(data)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.commands = slices.DeleteFunc(w.commands, func(known *model.Command) bool {
		return known.Trigger == command.Trigger && known.TeamId == command.TeamId
	})
	w.commands = append(w.commands, command)
	return nil
}

func (w *World) mustBeForUsers(data *model.AutocompleteData) {
	if data.RoleID != model.SystemUserRoleId {
		w.t.Errorf("the word %q is shown to role %q only", data.Trigger, data.RoleID)
	}
	for _, word := range data.SubCommands {
		w.mustBeForUsers(word)
	}
}

func (w *World) UnregisterCommand(teamID, trigger string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.commands = slices.DeleteFunc(w.commands, func(known *model.Command) bool {
		return known.Trigger == trigger && known.TeamId == teamID
	})
	return nil
}

// Commands are those registered now.
func (w *World) Commands() []*model.Command {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.commands)
}

func (w *World) ExecuteSlashCommand(args *model.CommandArgs) (*model.CommandResponse, error) {
	w.mustHave("ExecuteSlashCommand", args)
	return &model.CommandResponse{ResponseType: model.CommandResponseTypeEphemeral, Text: "done"}, nil
}

// OpenInteractiveDialog keeps the dialog for the test to fill in.
func (w *World) OpenInteractiveDialog(request model.OpenDialogRequest) *model.AppError {
	w.mu.Lock()
	defer w.mu.Unlock()
	if request.TriggerId == "" {
		return badRequest("OpenInteractiveDialog", "interactive_message.decode_trigger_id.base64_decode_failed")
	}
	w.dialogs = append(w.dialogs, request)
	w.changed()
	return nil
}

// LastDialog is the dialog opened last.
func (w *World) LastDialog() *model.OpenDialogRequest {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.dialogs) == 0 {
		return nil
	}
	return copyOf(&w.dialogs[len(w.dialogs)-1])
}
