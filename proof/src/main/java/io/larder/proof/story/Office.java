package io.larder.proof.story;

import io.larder.proof.client.Http;
import io.larder.proof.client.Person;
import io.larder.proof.client.RunningPlatform;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Two persons of the finance team: what one asks for, the other decides. */
record Office(Http maker, Http checker) {

    static Office open(RunningPlatform platform) throws IOException {
        return new Office(person(platform, "demo.maker"), person(platform, "demo.checker"));
    }

    private static Http person(RunningPlatform platform, String user) throws IOException {
        return Person.signedIn(platform, user, List.of("FINANCE"), Map.of());
    }
}
