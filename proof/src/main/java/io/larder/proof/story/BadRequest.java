package io.larder.proof.story;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Json;
import io.larder.proof.client.RunningPlatform;
import java.io.IOException;
import java.util.Map;

/** A request that must be refused, whatever the day is like. */
enum BadRequest {
    NO_AMOUNT {
        @Override
        Json spoiled(Map<String, Object> good) {
            good.put("amount", Json.object("currency", "CNY", "minor", 0));
            return Json.of(good);
        }
    },
    NEGATIVE_AMOUNT {
        @Override
        Json spoiled(Map<String, Object> good) {
            good.put("amount", Json.object("currency", "CNY", "minor", -100));
            return Json.of(good);
        }
    },
    PART_OF_A_FEN {
        @Override
        Json spoiled(Map<String, Object> good) {
            good.put("amount", Json.object("currency", "CNY", "minor", 100.5));
            return Json.of(good);
        }
    },
    OTHER_CURRENCY {
        @Override
        Json spoiled(Map<String, Object> good) {
            good.put("amount", Json.object("currency", "USD", "minor", 100));
            return Json.of(good);
        }
    },
    OVER_THE_LIMIT {
        @Override
        Json spoiled(Map<String, Object> good) {
            good.put("amount", Json.object("currency", "CNY", "minor", 10_000_001));
            return Json.of(good);
        }
    },
    UNKNOWN_CARD {
        @Override
        Json spoiled(Map<String, Object> good) {
            good.put("cardId", "card_00000000000070008000000000000000");
            return Json.of(good);
        }
    },
    UNKNOWN_FIELD {
        @Override
        Json spoiled(Map<String, Object> good) {
            good.put("discount", 1);
            return Json.of(good);
        }
    },
    NO_KEY {
        @Override
        Answer send(RunningPlatform platform, Map<String, Object> good, String key)
                throws IOException {
            return platform.api().post(Shop.RECHARGES, Json.of(good));
        }
    },
    NO_CREDENTIAL {
        @Override
        Answer send(RunningPlatform platform, Map<String, Object> good, String key)
                throws IOException {
            return platform.anonymous().post(Shop.RECHARGES, Json.of(good), key);
        }
    },
    MALFORMED {
        @Override
        Answer send(RunningPlatform platform, Map<String, Object> good, String key)
                throws IOException {
            var headers = Map.of("Idempotency-Key", key);
            return platform.api().call("POST", Shop.RECHARGES, "{\"cardId\":", headers);
        }
    },
    WRONG_CONTENT_TYPE {
        @Override
        Answer send(RunningPlatform platform, Map<String, Object> good, String key)
                throws IOException {
            var headers = Map.of("Idempotency-Key", key, "Content-Type", "text/plain");
            return platform.api().call("POST", Shop.RECHARGES, Json.of(good).toString(), headers);
        }
    };

    Json spoiled(Map<String, Object> good) {
        return Json.of(good);
    }

    /**
     * Sends it.
     *
     * @param good the body of a good request, to be spoiled
     */
    Answer send(RunningPlatform platform, Map<String, Object> good, String key) throws IOException {
        return platform.api().post(Shop.RECHARGES, spoiled(good), key);
    }
}
