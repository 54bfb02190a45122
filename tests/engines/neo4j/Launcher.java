import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseInternalSettings.CypherReplanAlgorithm;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** A Neo4j with login on a free loopback port; ends when its standard input does. */
public class Launcher {
    public static void main(String[] arguments) throws Exception {
        // A large store is told by the size of its page cache in MB; its queries are planned by what is in it.
        var large = arguments.length > 1;
        var builder = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                // Wrong passwords are tested beside all else, in any order: nobody is locked out for them.
                .setConfig(GraphDatabaseSettings.auth_max_failed_attempts, 0)
                .setConfig(GraphDatabaseSettings.pagecache_memory, (large ? Long.parseLong(arguments[1]) : 64L) << 20);
        if (!large) {
            builder
                // Streets come and go by the hundred; planning anew for each takes longer than asking. Without
                // decay, counts never differ by more than all; and a list of one needs no plan of its own.
                .setConfig(GraphDatabaseSettings.query_statistics_divergence_threshold, 1.0)
                .setConfig(GraphDatabaseInternalSettings.cypher_replan_algorithm, CypherReplanAlgorithm.NONE)
                .setConfig(GraphDatabaseInternalSettings.cypher_size_hint_parameters, false)
                // Every question for every kind of scope, and everything else that is asked.
                .setConfig(GraphDatabaseSettings.query_cache_size, 5_000);
        }
        var server = builder.build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        var database = (GraphDatabaseAPI) server.database("neo4j");
        var ports = database.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        System.out.println("ready " + ports.getLocalAddress(ConnectorType.BOLT).getPort());
        while (System.in.read() >= 0) { }
        System.exit(0);
    }
}
