package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) GetPost(postId string) (*model.Post, *model.AppError) {
	return pair[*model.Post](a, "GetPost", postId)
}

func (a *API) GetFileInfo(fileId string) (*model.FileInfo, *model.AppError) {
	return pair[*model.FileInfo](a, "GetFileInfo", fileId)
}

func (a *API) CreatePost(post *model.Post) (*model.Post, *model.AppError) {
	return pair[*model.Post](a, "CreatePost", post)
}

func (a *API) UpdatePost(post *model.Post) (*model.Post, *model.AppError) {
	return pair[*model.Post](a, "UpdatePost", post)
}

func (a *API) DeletePost(postId string) *model.AppError {
	return fails(a, "DeletePost", postId)
}

func (a *API) SendEphemeralPost(userID string, post *model.Post) *model.Post {
	return one[*model.Post](a, "SendEphemeralPost", userID, post)
}

func (a *API) UpdateEphemeralPost(userID string, post *model.Post) *model.Post {
	return one[*model.Post](a, "UpdateEphemeralPost", userID, post)
}

func (a *API) DeleteEphemeralPost(userID, postId string) {
	a.note("DeleteEphemeralPost", userID, postId)
}
