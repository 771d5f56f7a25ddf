/** Tables of Mattermost that the server needs for itself; the product reads none of them. */
export const OWN_TABLES = `
create table if not exists sessions (
  id varchar(26) primary key,
  token varchar(26) unique not null,
  csrf varchar(26) not null,
  userid varchar(26) not null,
  createat bigint not null
);
create table if not exists preferences (
  userid varchar(26) not null,
  category varchar(32) not null,
  name varchar(32) not null,
  value text,
  primary key (userid, category, name)
);
create table if not exists pictures (
  userid varchar(26) primary key,
  image bytea not null
);`
