package io.larder.simulation.store;

import io.larder.simulation.world.Host;
import io.larder.simulation.world.World;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connects to the simulated database of the calling thread. */
public final class SimulatedDriver implements Driver {

    /** The database of this thread. */
    public static final String URL = "jdbc:simulated:cell";

    private static boolean registered;

    private final Set<Host> connectedBefore =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private SimulatedDriver() {}

    /** Makes it known to JDBC, once. */
    public static synchronized void register() {
        if (!registered) {
            try {
                DriverManager.registerDriver(new SimulatedDriver());
            } catch (SQLException impossible) {
                throw new IllegalStateException(impossible);
            }
            registered = true;
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        boolean again = !connectedBefore.add(World.current().running().host());
        return SimulatedConnection.connect(SimulatedDatabase.current(), again);
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(URL);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
