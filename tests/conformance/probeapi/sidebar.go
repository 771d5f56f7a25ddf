package probeapi

import (
	"github.com/mattermost/mattermost/server/public/model"
)

func (a *API) GetChannelSidebarCategories(userID, teamID string) (*model.OrderedSidebarCategories, *model.AppError) {
	return pair[*model.OrderedSidebarCategories](a, "GetChannelSidebarCategories", userID, teamID)
}

func (a *API) CreateChannelSidebarCategory(userID, teamID string, newCategory *model.SidebarCategoryWithChannels) (*model.SidebarCategoryWithChannels, *model.AppError) {
	return pair[*model.SidebarCategoryWithChannels](a, "CreateChannelSidebarCategory", userID, teamID, newCategory)
}

func (a *API) UpdateChannelSidebarCategories(userID, teamID string, categories []*model.SidebarCategoryWithChannels) ([]*model.SidebarCategoryWithChannels, *model.AppError) {
	return pair[[]*model.SidebarCategoryWithChannels](a, "UpdateChannelSidebarCategories", userID, teamID, categories)
}
