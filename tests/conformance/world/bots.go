package world

import (
	"github.com/mattermost/mattermost/server/public/model"
)

// botKey is where the server remembers the plugin's bot, among the plugin's own keys.
const botKey = "mmi_botid"

// EnsureBotUser answers a person's id without an error if a person has the name, as the server does.
func (w *World) EnsureBotUser(bot *model.Bot) (string, error) {
	w.mustHave("EnsureBotUser", bot)
	w.mu.Lock()
	defer w.mu.Unlock()
	if id, known := w.keys[botKey]; known {
		return string(id), nil
	}
	for _, user := range w.users {
		if user.Username == bot.Username {
			return user.Id, nil
		}
	}
	now := w.now()
	made := *bot
	made.UserId, made.OwnerId, made.CreateAt, made.UpdateAt = model.NewId(), PluginID, now, now
	w.bots[made.UserId] = &made
	user := &model.User{
		Id: made.UserId, CreateAt: now, UpdateAt: now, Username: bot.Username, FirstName: bot.DisplayName,
		Email: bot.Username + "@localhost", Roles: model.SystemUserRoleId, IsBot: true, BotDescription: bot.Description,
	}
	w.users[user.Id] = user
	w.saveUser(user)
	w.save(`insert into bots (userid, description, ownerid, createat, updateat, deleteat) values ($1, $2, $3, $4, $4, 0)`,
		made.UserId, made.Description, made.OwnerId, now)
	w.keys[botKey] = []byte(made.UserId)
	return made.UserId, nil
}

// Bot is the product's bot, nil before it was ensured.
func (w *World) Bot() *model.Bot {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, bot := range w.bots {
		return copyOf(bot)
	}
	return nil
}

func (w *World) GetBot(botUserID string, _ bool) (*model.Bot, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	bot, known := w.bots[botUserID]
	if !known {
		return nil, notFound("GetBot", "store.sql_bot.get.missing.app_error")
	}
	return copyOf(bot), nil
}

func (w *World) PatchBot(botUserID string, patch *model.BotPatch) (*model.Bot, *model.AppError) {
	w.mustHave("PatchBot", patch)
	return w.changeBot(botUserID, func(bot *model.Bot) { bot.Patch(patch) })
}

func (w *World) UpdateBotActive(botUserID string, active bool) (*model.Bot, *model.AppError) {
	return w.changeBot(botUserID, func(bot *model.Bot) {
		bot.DeleteAt = 0
		if !active {
			bot.DeleteAt = w.now()
		}
	})
}

func (w *World) changeBot(id string, change func(*model.Bot)) (*model.Bot, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	bot, known := w.bots[id]
	if !known {
		return nil, notFound("PatchBot", "store.sql_bot.get.missing.app_error")
	}
	change(bot)
	return copyOf(bot), nil
}

func (w *World) SetProfileImage(userID string, data []byte) *model.AppError {
	w.mu.Lock()
	defer w.mu.Unlock()
	user, known := w.users[userID]
	if !known {
		return notFound("SetProfileImage", "app.user.missing_account.const")
	}
	user.LastPictureUpdate = w.now()
	w.saveUser(user)
	w.pictures[userID] = data
	return nil
}

func (w *World) GetProfileImage(userID string) ([]byte, *model.AppError) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.pictures[userID], nil
}
