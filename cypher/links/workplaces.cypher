// 范围内在营的单位：类型、社区、有没有党组织、有没有指导员（不出姓名）、多少正式党员。
// Employers in operation in scope: kind, community, organised or not, with an instructor or not (unnamed),
// formal members working there.
MATCH (e:Employer)
WHERE @inOperation(e) AND @inScope.employer(e)
RETURN e.key AS key,
       @organised(e) AS organised,
       @asOf(e.instructor) <> '' AS instructed,
       @formalWorkers(e) AS formal
ORDER BY key
