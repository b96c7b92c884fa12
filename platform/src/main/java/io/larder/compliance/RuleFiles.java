package io.larder.compliance;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rule packs from their files: those shipped, and those of a folder of the operator's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComplianceSettings.class)
class RuleFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Bean
    RulePacks rulePacks(ComplianceSettings settings) {
        return load(settings.jurisdiction(), settings.directory());
    }

    /** Every pack of the jurisdiction; a fault when a file is incomplete. */
    static RulePacks load(String jurisdiction, @Nullable String directory) {
        var files = new ArrayList<Resource>();
        var name = jurisdiction + "-*.json";
        files.addAll(find("classpath:/io/larder/compliance/rules/" + name));
        if (directory != null) {
            files.addAll(find("file:" + directory + "/" + name));
        }
        return new RulePacks(files.stream().map(RuleFiles::read).toList());
    }

    private static List<Resource> find(String pattern) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
        } catch (IOException fault) {
            throw new IllegalStateException("rule packs cannot be listed: " + pattern, fault);
        }
    }

    private static CardRules read(Resource file) {
        try (var in = file.getInputStream()) {
            return rules(JSON.readTree(in));
        } catch (IOException fault) {
            throw new IllegalStateException("rule pack cannot be read: " + file, fault);
        }
    }

    static CardRules rules(JsonNode pack) {
        var rules = pack.required("rules");
        return new CardRules(
                pack.required("id").asString(),
                LocalDate.parse(pack.required("effective").asString()),
                amount(rules, "namedBalanceLimitMinor"),
                amount(rules, "unnamedBalanceLimitMinor"),
                flag(rules, "bonusCountsTowardLimit"),
                flag(rules, "namedRechargeNeedsHolder"),
                amount(rules, "unnamedHolderFromMinor"),
                amount(rules, "unitNonCashFromMinor"),
                amount(rules, "individualNonCashFromMinor"),
                flag(rules, "remoteIsNonCash"),
                Math.toIntExact(amount(rules, "unnamedValidityYears")),
                amount(rules, "cashRefundUpToMinor"),
                Math.toIntExact(amount(rules, "coolingOffDays")));
    }

    private static long amount(JsonNode rules, String name) {
        return value(rules, name).longValue();
    }

    private static boolean flag(JsonNode rules, String name) {
        return value(rules, name).booleanValue();
    }

    /** The value of a rule, which must also say its source and how sure it is. */
    private static JsonNode value(JsonNode rules, String name) {
        var rule = rules.required(name);
        if (rule.required("source").asString().isBlank()
                || !rule.required("certainty").asString().matches("[VPM]")) {
            throw new IllegalStateException("rule " + name + " names no source or certainty");
        }
        return rule.required("value");
    }
}
