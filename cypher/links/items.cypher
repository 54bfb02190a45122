// 没有对接的资源和需求：由谁提出、哪一类、从哪天起。
// Resources and needs that nobody has taken up: whose, of which kind, since when.
MATCH (i:ListItem)-[stated:STATED_BY]->(p)
WHERE i.list IN ['资源', '需求'] AND @living(i) AND @current(stated) AND @asOf(i.state) IN ['', '未对接']
RETURN i.key AS item, i.list AS list, i.name AS name, coalesce(i.category, '') AS category,
       p.key AS owner, i.start AS day
ORDER BY list, name, item
