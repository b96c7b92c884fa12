package io.larder.assembly;

import io.larder.channel.Next;
import io.larder.edge.IdempotencyKey;
import io.larder.edge.Problems;
import io.larder.identity.Caller;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The OpenAPI document at {@code /openapi}, read off the endpoints and their records. */
@Configuration(proxyBeanMethods = false)
class DescribeApi {

    private static final String PROBLEM = "Problem";
    private static final String SESSION = "session";
    private static final String KEY = "key";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class);
        ModelResolver.enumsAsRef = true;
    }

    @Bean
    ModelResolver recordsAsTheyAre(ObjectMapperProvider json) {
        return new RecordSchemas(json.jsonMapper());
    }

    /** What stands above the endpoints: how to sign in, and the codes of every room. */
    @Bean
    OpenApiCustomizer frame(Problems problems) {
        return api -> {
            api.info(new Info().title("Larder").version("1").description(ABOUT));
            api.servers(List.of(new Server().url("/")));
            var components = api.getComponents() == null ? new Components() : api.getComponents();
            TaggedSchemas.tell(Next.class, components.getSchemas());
            components.addSchemas(PROBLEM, problem(problems));
            components.addSecuritySchemes(SESSION, sessionScheme());
            components.addSecuritySchemes(KEY, keyScheme());
            api.components(components);
            api.security(either());
        };
    }

    /** The key's header where an endpoint takes one, and problems wherever something can fail. */
    @Bean
    OperationCustomizer whatEveryEndpointShares() {
        return (operation, handler) -> {
            if (takes(handler, IdempotencyKey.class)) {
                operation.addParametersItem(idempotencyKey());
            }
            if (!takes(handler, Caller.class)) {
                operation.setSecurity(List.of());
            }
            operation.setOperationId(name(handler));
            return answersProblems(operation);
        };
    }

    private static String name(HandlerMethod handler) {
        return handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName();
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.asList(handler.getMethod().getParameterTypes()).contains(type);
    }

    private static Operation answersProblems(Operation operation) {
        var content =
                new Content()
                        .addMediaType(
                                Problems.MEDIA_TYPE,
                                new MediaType()
                                        .schema(
                                                new Schema<>()
                                                        .$ref("#/components/schemas/" + PROBLEM)));
        operation
                .getResponses()
                .addApiResponse("4XX", new ApiResponse().description("A refusal").content(content))
                .addApiResponse("5XX", new ApiResponse().description("A fault").content(content));
        return operation;
    }

    private static HeaderParameter idempotencyKey() {
        var parameter = new HeaderParameter();
        parameter
                .name(IdempotencyKey.HEADER)
                .required(true)
                .description("New for each wish, the same when it is repeated: see the front page")
                .schema(new StringSchema().minLength(8).maxLength(64).pattern("^[!-~]+$"));
        return parameter;
    }

    private static Schema<?> problem(Problems problems) {
        var code = new StringSchema();
        problems.all().forEach(each -> code.addEnumItem(each.code()));
        return new ObjectSchema()
                .description("RFC 9457; the code is stable, the title follows Accept-Language")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", code)
                .required(List.of("type", "title", "status", "detail", "code"));
    }

    private static SecurityScheme sessionScheme() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("larder_session")
                .description("Staff; every change also sends X-CSRF-Token");
    }

    private static SecurityScheme keyScheme() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("Machines");
    }

    private static List<SecurityRequirement> either() {
        return List.of(
                new SecurityRequirement().addList(SESSION), new SecurityRequirement().addList(KEY));
    }

    private static final String ABOUT =
            """
            Stored-value cards: recharge, spend, reconcile.

            Amounts are whole minor units of a currency. Times are RFC 3339; business dates are \
            those of Asia/Shanghai. Lists go on with the cursor of the page before.

            A request that moves money carries an Idempotency-Key of 8 to 64 visible ASCII \
            characters. Repeated with the same key and the same body it answers what it answered \
            first, with Idempotency-Replayed: true; with another body it is refused. A 4xx means \
            that this request moved no money.""";
}
