package io.larder.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The user names of staff, for pages that tell who did something. */
@Component
public class StaffNames {

    private final JdbcClient sql;

    StaffNames(JdbcClient sql) {
        this.sql = sql;
    }

    /** Names by id; an id that is nobody's is left out. */
    public Map<String, String> of(Collection<String> ids) {
        var found = new HashMap<String, String>();
        if (!ids.isEmpty()) {
            sql.sql("SELECT id, user_name FROM staff WHERE id IN (:ids)")
                    .param("ids", ids)
                    .query(
                            row -> {
                                found.put(row.getString(1), row.getString(2));
                            });
        }
        return found;
    }
}
