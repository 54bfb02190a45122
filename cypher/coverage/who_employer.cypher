// 一个单位：它本身、所在社区和楼栋、党建指导员。
// One employer: itself, its community and building, its instructor.
MATCH (e:Employer {key: $employer})
OPTIONAL MATCH (e)-[inArea:IN_AREA]->(community:Area)
WHERE @current(inArea)
OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(b:Building)
WHERE @current(housed)
RETURN e.name AS name,
       e.start AS start,
       e.end AS end,
       e.said AS said,
       @living(e) AS living,
       @inOperation(e) AS inOperation,
       @organised(e) AS organised,
       @formalWorkers(e) AS formalWorkers,
       @asOf(e.kind) AS kind,
       @asOf(e.status) AS status,
       @asOfNumber(e.staff) AS staff,
       @asOf(e.instructor) AS instructor,
       e.instructorPhone AS instructorPhone,
       CASE WHEN e.instructorSince <= $asOf THEN e.instructorSince END AS instructorSince,
       @asOf(e.reasonNotOrganised) AS reason,
       community.key AS community,
       community.name AS communityName,
       b.key AS building,
       b.path AS buildingPath,
       housed.start AS buildingSince,
       housed.source AS buildingSource
ORDER BY building
