// 双报到与随后的服务：单位、党组织向社区报到；在单位工作的党员报到算作单位的，只计人数。
// Reporting and serving (双报到) by organisations and employers, and by the members who work at an employer,
// who are counted and not named.
MATCH (p:PartyOrganisation)-[r:REPORTED_TO|SERVED]->(a:Area)
WHERE r.start <= $asOf
RETURN p.key AS party, a.key AS area, type(r) AS done, r.start AS day, r.end AS until, @current(r) AS running,
       coalesce(r.service, '') AS name, 0 AS members, r.source AS source
UNION ALL
MATCH (p:Employer)-[r:REPORTED_TO|SERVED]->(a:Area)
WHERE r.start <= $asOf
RETURN p.key AS party, a.key AS area, type(r) AS done, r.start AS day, r.end AS until, @current(r) AS running,
       coalesce(r.service, '') AS name, 0 AS members, r.source AS source
UNION ALL
MATCH (p:Employer)<-[working:WORKS_AT]-(m:PartyMember)-[r:REPORTED_TO|SERVED]->(a:Area)
WHERE r.start <= $asOf AND @current(working) AND @currentMember(m)
WITH p, a, type(r) AS done, r.start AS day, @current(r) AS running, m, r
RETURN p.key AS party, a.key AS area, done, day, max(r.end) AS until, running,
       '' AS name, count(DISTINCT m) AS members, min(r.source) AS source
